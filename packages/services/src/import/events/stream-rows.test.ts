import { createFakeFileStore } from '@countersign/ports/file-store/fake';
import type { FileStore } from '@countersign/ports/file-store/port';
import { describe, expect, it } from 'vitest';
import { readHead, type StreamedRow, streamRows } from './stream-rows.ts';

const key = 'ten_1/file';

async function rowsOf(content: string | Uint8Array, rowsMax = 5_000): Promise<StreamedRow[]> {
  const store = createFakeFileStore();
  await store.put(key, typeof content === 'string' ? Buffer.from(content) : content);
  return rowsIn(store, rowsMax);
}

async function rowsIn(store: FileStore, rowsMax = 5_000): Promise<StreamedRow[]> {
  const head = await readHead(store, key);
  const rows: StreamedRow[] = [];
  let next = head.start;
  for await (const batch of streamRows(store, key, { head, from: head.start, rowsMax })) {
    expect(batch.start).toEqual(next);
    next = batch.next;
    rows.push(...batch.rows);
  }
  return rows;
}

/** Line, problem, and the first column. */
const shape = (rows: readonly StreamedRow[]) => rows.map(({ line, problem, values }) => [line, problem, values['a']]);

describe('rows of a file that is longer than memory', () => {
  it.each([
    [
      'quotes, escapes and breaks inside cells',
      'a;b\n"x";"1 ""2"" 3"\n"y\nz";2\n;\n\nw;3',
      [
        [2, undefined, 'x'],
        [3, undefined, 'y\nz'],
        [7, undefined, 'w'],
      ],
    ],
    [
      'a byte order mark and ends as on Windows',
      '\uFEFFa;b\r\nx;1\r\n"y" ;"2"\r\n',
      [
        [2, undefined, 'x'],
        [3, undefined, 'y'],
      ],
    ],
    [
      'ends as on an old Mac',
      'a;b\rx;1\ry;2',
      [
        [2, undefined, 'x'],
        [3, undefined, 'y'],
      ],
    ],
    [
      'a quote that is never closed takes its own line alone',
      'a;b\nx;1\n"y;2\nz;3\n',
      [
        [2, undefined, 'x'],
        [3, 'quote_not_closed', '"y;2'],
        [4, undefined, 'z'],
      ],
    ],
    [
      'a stray quote takes its own line alone',
      'a;b\n"x"y;1\nz;"2"\nq;"3" 4\nr"s;5\n',
      [
        [2, 'quote_malformed', '"x"y;1'],
        [3, undefined, 'z'],
        [4, 'quote_malformed', 'q;"3" 4'],
        [5, undefined, 'r"s'],
      ],
    ],
    [
      'cells too many, and too few as where a file was cut off',
      'a;b\nx;1;2\ny;3;\nz',
      [
        [2, 'surplus_cells', 'x'],
        [3, undefined, 'y'],
        [4, 'missing_cells', 'z'],
      ],
    ],
    ['columns of one name are told apart', 'a;a\nx;1\n', [[2, undefined, 'x']]],
    [
      'NDJSON',
      '{"a":"x"}\nno\n\n{"a":1}',
      [
        [1, undefined, 'x'],
        [2, 'not_json', 'no'],
        [4, undefined, 1],
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(shape(await rowsOf(text))).toEqual(expected);
    expect(shape(await rowsOf(text, 1))).toEqual(expected);
  });

  it('a line that is not UTF-8 is refused by itself, past the part of the file that is looked at first', async () => {
    const good = 'größe;1\n'.repeat(120_000);
    const content = Buffer.concat([
      Buffer.from(`a;b\n${good}`),
      Buffer.from('gr\u00f6\u00dfe;2\n', 'latin1'),
      Buffer.from('z;3\n'),
    ]);
    const rows = await rowsOf(content);
    expect(rows.length).toBe(120_002);
    expect(shape(rows.slice(-3)).map(([line, problem]) => [line, problem])).toEqual([
      [120_001, undefined],
      [120_002, 'not_utf8'],
      [120_003, undefined],
    ]);
  });

  it('are the same however the parts fall', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `${index};"größe, ""x""\n${'y'.repeat(index % 90)}"`);
    const rows = await rowsOf(`a;b\n${lines.join('\n')}\n`);
    expect(rows.length).toBe(30_000);
    expect(rows.every((row, index) => row.values['a'] === String(index) && row.line === 2 + index * 2)).toBe(true);
  });

  it('a line of a gigabyte is passed over part by part', async () => {
    const [before, length] = [Buffer.from('a;b\nx;1\n'), 1_000_000_000];
    const after = Buffer.from('\nz;3\n');
    let largest = 0;
    const size = before.length + length + after.length;
    const byteAt = (at: number) =>
      at < before.length
        ? (before[at] ?? 0)
        : at < before.length + length
          ? 0x79
          : (after[at - before.length - length] ?? 0);
    const store: FileStore = {
      ...createFakeFileStore(),
      getPart: async (_, part) => {
        largest = Math.max(largest, part.length);
        const bytes = Buffer.alloc(Math.max(0, Math.min(part.length, size - part.start)), 0x79);
        for (const edge of [0, before.length + length])
          for (let at = Math.max(edge, part.start); at < Math.min(edge + 20, part.start + bytes.length); at += 1)
            bytes[at - part.start] = byteAt(at);
        return bytes;
      },
    };
    const rows = await rowsIn(store);
    expect(shape(rows).map(([line, problem]) => [line, problem])).toEqual([
      [2, undefined],
      [3, 'row_too_long'],
      [4, undefined],
    ]);
    expect(String(rows[1]?.values['a']).length).toBeLessThanOrEqual(1_000);
    expect(largest).toBeLessThanOrEqual(1_000_000);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['bytes that are no text in its header', 'a;b\0\nx;1\n', 'not_text'],
    ['a first line without an end', 'x'.repeat(1_100_000), 'row_too_long'],
    ['Latin 1', Buffer.from('a;b\nx;1\n\u00e4;2\n', 'latin1'), 'not_utf8'],
  ])('a file of %s is refused', async (_, content, code) => {
    await expect(rowsOf(content)).rejects.toMatchObject({ fields: [{ field: 'fileId', code }] });
  });

  it('names the line of a file that is not UTF-8', async () => {
    await expect(rowsOf(Buffer.from('a;b\nx;1\n\u00e4;2\n', 'latin1'))).rejects.toThrow('line 3');
  });
});

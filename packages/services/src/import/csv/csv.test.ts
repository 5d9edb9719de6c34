import { fileBytesMax } from '@countersign/domain/file/file';
import { describe, expect, it } from 'vitest';
import { type CsvRow, csvLimits, readCsv, surplusColumn } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function rowsOf(content: Uint8Array): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const batch of readCsv(content).batches()) rows.push(...batch);
  return rows;
}

describe('reading CSV', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n'],
    ['lines that end as on Windows, the last without an end', 'a,b\r\n1,2'],
    ['empty lines before the header', '\n\na,b\n1,2\n'],
  ])('knows %s', async (_, text) => {
    expect(readCsv(bytes(text)).columns).toEqual(['a', 'b']);
    expect((await rowsOf(bytes(text))).map((row) => row.values)).toEqual([{ a: '1', b: '2' }]);
  });

  it('names the line on which a row begins, past empty lines and breaks inside quotes', async () => {
    const rows = await rowsOf(bytes('a,b\n1,"x\ny"\n\n2,z\r\n3,w\n'));
    expect(rows.map((row) => [row.line, row.values['a']])).toEqual([
      [2, '1'],
      [5, '2'],
      [6, '3'],
    ]);
  });

  it('reads the same rows however the file is cut into parts', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},"text, with a comma\nand a break ${index}"`);
    const rows = await rowsOf(bytes(`n,text\n${lines.join('\n')}\n`));
    expect(rows.length).toBe(60_000);
    expect(rows.every((row, index) => row.values['n'] === String(index) && row.line === 2 + index * 2)).toBe(true);
  });

  it('reads umlauts in UTF-8, UTF-16 and Windows-1252', async () => {
    const expected = [{ Name: 'Müller' }];
    const values = async (content: Uint8Array) => (await rowsOf(content)).map((row) => row.values);
    expect(await values(bytes('Name\nMüller\n'))).toEqual(expected);
    expect(await values(Buffer.from('\uFEFFName\nMüller\n', 'utf16le'))).toEqual(expected);
    expect(await values(Buffer.from('Name\nMüller\n', 'latin1'))).toEqual(expected);
  });

  it('tells columns without or with the same header apart and keeps surplus cells', async () => {
    const content = bytes('a,a,,b\n1,2,3,4,5\n');
    expect(readCsv(content).columns).toEqual(['a', 'a (2)', 'Column 3', 'b']);
    expect((await rowsOf(content))[0]?.values).toEqual({
      a: '1',
      'a (2)': '2',
      'Column 3': '3',
      b: '4',
      [surplusColumn]: '5',
    });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['NUL', 'a,b\n1,\0\n', 'not_text'],
  ])('refuses %s', (_, text, code) => {
    expect(() => readCsv(bytes(text))).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ field: 'fileId', code })] }),
    );
  });

  it('refuses a quote that never ends', async () => {
    await expect(rowsOf(bytes(`a,b\n1,"${'x\n'.repeat(5_000_000)}`))).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('refuses more columns and bytes than there may be', () => {
    expect(() =>
      readCsv(bytes(Array.from({ length: csvLimits.columnsMax + 1 }, (_, index) => `c${index}`).join(','))),
    ).toThrow('columns');
    expect(() => readCsv(new Uint8Array(fileBytesMax + 1))).toThrow(
      expect.objectContaining({ code: 'payload_too_large', facts: { bytesMax: fileBytesMax } }),
    );
  });
});

describe('writing CSV', () => {
  it('makes formulas text and quotes what needs it', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      writeCsv(
        ['a', 'b'],
        [
          ['=1+1', 'x,"y"'],
          ['@cmd', '-2'],
        ],
      ),
    );
    expect(text.startsWith('\uFEFFa,b\r\n')).toBe(true);
    expect(text).toContain('"\'=1+1","x,""y"""');
    expect(text).toContain('"\'@cmd","\'-2"');
  });
});

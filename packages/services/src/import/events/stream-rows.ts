import type { FileStore } from '@countersign/ports/file-store/port';
import { breaksIn, type CsvHeader, columnNames, firstRow, notCsv, parseChunk, valuesOf } from '../csv/read-csv.ts';
import { parseJsonLines } from './json-lines.internal.ts';

/** Where a row begins: its byte in the file and its line, counted from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
}

export interface StreamedRow {
  readonly line: number;
  /** Texts of a CSV file; of NDJSON whatever its line holds. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Why it is no row at all. */
  readonly problem?: 'not_json';
}

export interface RowBatch {
  readonly start: Position;
  readonly rows: readonly StreamedRow[];
  readonly next: Position;
}

/** What the beginning of a file says about the rest. */
export interface FileHead {
  readonly columns: readonly string[];
  readonly csv: CsvHeader | null;
  readonly start: Position;
}

const partBytes = 1_000_000;
const rowBytesMax = 8_000_000;
const columnsSampled = 200;
const newline = 0x0a;

/** Reads what a file is. Refuses (`invalid_input`) what is neither CSV nor NDJSON in UTF-8. */
export async function readHead(store: FileStore, key: string): Promise<FileHead> {
  const bytes = await store.getPart(key, { start: 0, length: partBytes });
  if (bytes === null) throw new Error(`the content of ${key} is gone`);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = decode(bytes.length < partBytes ? bytes.subarray(mark) : wholeLines(bytes).subarray(mark));
  if (/^\s*\{/.test(text)) {
    const found = parseJsonLines(text).slice(0, columnsSampled);
    const columns = [...new Set(found.flatMap(({ row }) => Object.keys(row?.values ?? {})))];
    return { columns, csv: null, start: { offset: mark, line: 1 } };
  }
  const csv = firstRow(text);
  const head = text.slice(0, csv.end);
  return {
    columns: columnNames(csv.cells),
    csv,
    start: { offset: mark + Buffer.byteLength(head), line: 1 + breaksIn(head) },
  };
}

/**
 * The rows from a position on, in batches that say where the next one begins, so that whoever was stopped goes on there.
 * One piece of the file is in memory at a time, however long it is.
 */
export async function* streamRows(
  store: FileStore,
  key: string,
  options: { readonly head: FileHead; readonly from: Position; readonly rowsMax: number },
): AsyncGenerator<RowBatch> {
  let at = options.from;
  for (let length = partBytes; ; ) {
    const bytes = await store.getPart(key, { start: at.offset, length });
    if (bytes === null) throw new Error(`the content of ${key} is gone`);
    if (bytes.length === 0) return;
    const isLast = bytes.length < length;
    const pieces = piecesOf(options.head, decode(isLast ? bytes : wholeLines(bytes)), { at, isLast });
    if (pieces.length === 0 && !isLast) {
      if (length >= rowBytesMax) throw notCsv('row_too_long', `The row that begins on line ${at.line} never ends.`);
      length *= 2;
      continue;
    }
    length = partBytes;
    for (let index = 0; index < pieces.length; index += options.rowsMax) {
      const batch = pieces.slice(index, index + options.rowsMax);
      const next = batch.at(-1)?.next ?? at;
      yield { start: at, rows: batch.flatMap(({ row }) => row ?? []), next };
      at = next;
    }
    if (isLast) return;
  }
}

interface Piece {
  /** Undefined for a blank line. */
  readonly row: StreamedRow | undefined;
  readonly next: Position;
}

/** Rows of a decoded part; of one that is not the last, the row that may go on in the next part is left for it. */
function piecesOf(
  head: FileHead,
  text: string,
  part: { readonly at: Position; readonly isLast: boolean },
): readonly Piece[] {
  const { columns, csv } = head;
  const found =
    csv === null
      ? parseJsonLines(text).map(({ row, end }) => ({ end, toRow: (line: number) => row && { line, ...row } }))
      : parseChunk(text, csv).map(({ cells, end }) => ({
          end,
          toRow: (line: number) => {
            const values = valuesOf(columns, cells);
            return Object.keys(values).length === 0 ? undefined : { line, values };
          },
        }));
  const whole = part.isLast || csv === null ? found : found.slice(0, -1);
  let { offset, line } = part.at;
  let start = 0;
  return whole.map(({ end, toRow }): Piece => {
    const raw = text.slice(start, end);
    const blank = /^[\r\n]*/.exec(raw)?.[0] ?? '';
    const row = toRow(line + breaksIn(blank));
    line += breaksIn(raw);
    offset += Buffer.byteLength(raw);
    start = end;
    return { row, next: { offset, line } };
  });
}

/** Cut behind the last line break, which is never a part of another character in UTF-8. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const last = bytes.lastIndexOf(newline);
  return last < 0 ? bytes.subarray(0, 0) : bytes.subarray(0, last + 1);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (err) {
    if (err instanceof TypeError) throw notCsv('not_utf8', 'The file is not in UTF-8.');
    throw err;
  }
}

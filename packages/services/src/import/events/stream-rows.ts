import { isUtf8 } from 'node:buffer';
import type { FileStore } from '@countersign/ports/file-store/port';
import { columnNames, notCsv } from '../csv/read-csv.ts';
import { readCsvHead } from './csv-head.internal.ts';
import { parseJsonLines } from './json-lines.internal.ts';
import {
  badRow,
  type FileHead,
  lineBreakOf,
  type Piece,
  type Position,
  piecesOf,
  type StreamedRow,
} from './pieces.internal.ts';

export type { FileHead, Position, StreamedRow };

export interface RowBatch {
  readonly start: Position;
  readonly rows: readonly StreamedRow[];
  readonly next: Position;
}

const partBytes = 1_000_000;
const columnsSampled = 200;

/** Reads what a file is. Refuses (`invalid_input`) what is neither CSV nor NDJSON in UTF-8, and names the line. */
export async function readHead(store: FileStore, key: string): Promise<FileHead> {
  const bytes = await partOf(store, key, 0);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const isLast = bytes.length < partBytes;
  const lastBreak = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d));
  if (!isLast && lastBreak < 0) throw notCsv('row_too_long', 'The first line of the file never ends.');
  const whole = bytes.subarray(mark, isLast ? bytes.length : lastBreak + 1);
  const text = decode(whole);
  if (/^\s*\{/.test(text)) {
    const found = parseJsonLines(text).slice(0, columnsSampled);
    const columns = [...new Set(found.flatMap(({ row }) => Object.keys(row?.values ?? {})))];
    return { columns, csv: null, start: { offset: mark, line: 1 } };
  }
  const csv = readCsvHead(text, isLast);
  const head = text.slice(0, csv.end);
  if (head.includes('\0')) throw notCsv('not_text', 'The first line of the file holds bytes that are not text.');
  return {
    columns: columnNames(csv.cells),
    csv,
    start: { offset: mark + Buffer.byteLength(head), line: 1 + csv.breaks },
  };
}

/**
 * The rows from a position on, in batches that say where the next one begins, so that whoever was stopped goes on there.
 * One piece of the file is in memory at a time, however long it or one of its lines is. What cannot be read is a row
 * with its problem, and the next one begins on the next line.
 */
export async function* streamRows(
  store: FileStore,
  key: string,
  options: { readonly head: FileHead; readonly from: Position; readonly rowsMax: number },
): AsyncGenerator<RowBatch> {
  const { head, rowsMax } = options;
  const lineBreak = lineBreakOf(head);
  for (let at = options.from; ; ) {
    const bytes = await partOf(store, key, at.offset);
    if (bytes.length === 0) return;
    const isLast = bytes.length < partBytes;
    const whole = isLast ? bytes : bytes.subarray(0, bytes.lastIndexOf(lineBreak) + 1);
    const pieces =
      whole.length === 0 ? [await longLine(store, key, { head, at, bytes })] : piecesOf(head, whole, { at, isLast });
    if (pieces.length === 0 && !isLast) throw new Error(`line ${at.line} of ${key} gives no row`);
    for (let index = 0; index < pieces.length; index += rowsMax) {
      const batch = pieces.slice(index, index + rowsMax);
      const next = batch.at(-1)?.next ?? at;
      yield { start: at, rows: batch.flatMap(({ row }) => row ?? []), next };
      at = next;
    }
    if (isLast) return;
  }
}

/** A line longer than a part: passed over to its end, of which only the beginning is kept. */
async function longLine(
  store: FileStore,
  key: string,
  begun: { readonly head: FileHead; readonly at: Position; readonly bytes: Uint8Array },
): Promise<Piece> {
  const { head, at, bytes } = begun;
  const shown = Buffer.from(bytes.subarray(0, 4_000)).toString('utf8');
  for (let offset = at.offset + bytes.length; ; ) {
    const part = await partOf(store, key, offset);
    const found = part.indexOf(lineBreakOf(head));
    if (found >= 0 || part.length < partBytes) {
      const end = offset + (found < 0 ? part.length : found + 1);
      return { row: badRow(head, at.line, shown, 'row_too_long'), next: { offset: end, line: at.line + 1 } };
    }
    offset += part.length;
  }
}

async function partOf(store: FileStore, key: string, start: number): Promise<Uint8Array> {
  const bytes = await store.getPart(key, { start, length: partBytes });
  if (bytes === null) throw new Error(`the content of ${key} is gone`);
  return bytes;
}

function decode(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  throw notCsv(
    'not_utf8',
    `The file is not in UTF-8: line ${line} cannot be read. Save it as UTF-8 and upload it again.`,
  );
}

import { isUtf8 } from 'node:buffer';
import { surplusColumn, valuesOf } from '../csv/read-csv.ts';
import { parseJsonLines } from './json-lines.internal.ts';
import { type CsvForm, scanRow } from './scan-csv.internal.ts';

/** Where a row begins: its byte in the file and its line, counted from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
}

export type RowShapeProblem =
  | 'not_json'
  | 'not_utf8'
  | 'quote_not_closed'
  | 'quote_malformed'
  | 'row_too_long'
  | 'surplus_cells'
  | 'missing_cells';

export interface StreamedRow {
  readonly line: number;
  /** Texts of a CSV file; of NDJSON whatever its line holds. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Why it is no row at all. */
  readonly problem?: RowShapeProblem;
}

/** What the beginning of a file says about the rest. */
export interface FileHead {
  readonly columns: readonly string[];
  readonly csv: CsvForm | null;
  readonly start: Position;
}

export interface Piece {
  /** Undefined for a blank line. */
  readonly row: StreamedRow | undefined;
  readonly next: Position;
}

const shownLength = 1_000;

/** The byte that ends a line. */
export function lineBreakOf(head: FileHead): number {
  return head.csv?.newline === '\r' ? 0x0d : 0x0a;
}

/** A line that cannot be read, as people are shown it. */
export function badRow(head: FileHead, line: number, text: string, problem: RowShapeProblem): StreamedRow {
  return { line, values: { [head.columns[0] ?? 'line']: text.slice(0, shownLength).trimEnd() }, problem };
}

/** Rows of whole lines; where more of the file follows, the row that may go on there is left out. */
export function piecesOf(
  head: FileHead,
  bytes: Uint8Array,
  part: { readonly at: Position; readonly isLast: boolean },
): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = part.at;
  for (const run of runsOf(bytes, lineBreakOf(head))) {
    const isWhole = part.isLast || run.end < bytes.length;
    const found = run.isText
      ? piecesOfText(head, bytes.subarray(run.start, run.end), { at, isWhole })
      : [unreadable(head, bytes.subarray(run.start, run.end), at)];
    for (const piece of found) pieces.push(piece);
    at = found.at(-1)?.next ?? at;
  }
  return pieces;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly isText: boolean;
}

/** Nearly always one run; a line that is not UTF-8 is one of its own. */
function runsOf(bytes: Uint8Array, lineBreak: number): Run[] {
  if (isUtf8(bytes)) return [{ start: 0, end: bytes.length, isText: true }];
  const runs: Run[] = [];
  let textStart = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(lineBreak, start);
    const end = found < 0 ? bytes.length : found + 1;
    if (!isUtf8(bytes.subarray(start, end))) {
      if (textStart < start) runs.push({ start: textStart, end: start, isText: true });
      runs.push({ start, end, isText: false });
      textStart = end;
    }
    start = end;
  }
  if (textStart < bytes.length) runs.push({ start: textStart, end: bytes.length, isText: true });
  return runs;
}

function unreadable(head: FileHead, bytes: Uint8Array, at: Position): Piece {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 4 * shownLength));
  return {
    row: badRow(head, at.line, text, 'not_utf8'),
    next: { offset: at.offset + bytes.length, line: at.line + 1 },
  };
}

function piecesOfText(
  head: FileHead,
  bytes: Uint8Array,
  part: { readonly at: Position; readonly isWhole: boolean },
): readonly Piece[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const isOneByte = text.length === bytes.length;
  const pieces: Piece[] = [];
  let { offset, line } = part.at;
  for (let start = 0; start < text.length; ) {
    const found =
      head.csv === null ? jsonPiece(head, text, start) : csvPiece(head, head.csv, text, start, part.isWhole);
    if (found === undefined) break;
    const row = found.toRow(line);
    offset += isOneByte ? found.end - start : Buffer.byteLength(text.slice(start, found.end));
    line += found.breaks;
    start = found.end;
    pieces.push({ row, next: { offset, line } });
  }
  return pieces;
}

interface Found {
  readonly end: number;
  readonly breaks: number;
  readonly toRow: (line: number) => StreamedRow | undefined;
}

function jsonPiece(head: FileHead, text: string, start: number): Found {
  const found = text.indexOf('\n', start);
  const end = found < 0 ? text.length : found + 1;
  const row = parseJsonLines(text.slice(start, end))[0]?.row;
  return {
    end,
    breaks: 1,
    toRow: (line) =>
      row &&
      (row.problem === undefined
        ? { line, values: row.values }
        : badRow(head, line, String(row.values['line']), row.problem)),
  };
}

function csvPiece(head: FileHead, csv: CsvForm, text: string, start: number, isWhole: boolean): Found | undefined {
  const scanned = scanRow(text, start, { delimiter: csv.delimiter, newline: csv.newline, isWhole });
  if (scanned === undefined) return undefined;
  return { ...scanned, toRow: (line) => csvRow(head, scanned, line) };
}

function csvRow(head: FileHead, scanned: NonNullable<ReturnType<typeof scanRow>>, line: number) {
  const { cells, problem } = scanned;
  if (problem !== undefined) return badRow(head, line, cells[0] ?? '', problem);
  const values = valuesOf(head.columns, cells);
  let isBlank = true;
  for (const _ in values) {
    isBlank = false;
    break;
  }
  if (isBlank) return undefined;
  if (values[surplusColumn] !== undefined) return { line, values, problem: 'surplus_cells' as const };
  // The end of a file that was cut off would otherwise be read as an amount with fewer digits.
  if (cells.length < head.columns.length) return { line, values, problem: 'missing_cells' as const };
  return { line, values };
}

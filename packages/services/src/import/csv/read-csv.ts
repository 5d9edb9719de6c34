import type { FieldCode } from '@countersign/domain/error/field-codes';
import { fileBytesMax, fileSizeMax } from '@countersign/domain/file/file';
import Papa from 'papaparse';
import { AppError, invalidInput } from '../../app-error.ts';

export interface CsvRow {
  /** Number of the line in the file on which the row begins; the header is on the first that is not empty. */
  readonly line: number;
  /** Column header -> cell, trimmed; empty cells are left out. */
  readonly values: Record<string, string>;
}

export interface CsvReader {
  readonly columns: readonly string[];
  /** Rows in batches, in the order of the file. */
  readonly batches: () => AsyncGenerator<readonly CsvRow[]>;
}

export const csvLimits = { rowsMax: 200_000, columnsMax: 200, cellMax: 10_000 } as const;
/** Cells beyond the last header are kept under this name, so that the row can be refused for them. */
export const surplusColumn = '(surplus)';

const chunkLength = 1_000_000;
const delimiters: ReadonlyArray<string> = [',', ';', '\t', '|'];

/**
 * Reads a CSV file: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252; comma, semicolon, tab
 * or bar between cells; quoted cells may hold line breaks. Only a part of the file is parsed at a time. Refuses
 * (`invalid_input`) what is not such a file.
 */
export function readCsv(content: Uint8Array): CsvReader {
  if (content.length > fileBytesMax)
    throw new AppError('payload_too_large', { detail: `At most ${fileSizeMax}.`, facts: { bytesMax: fileBytesMax } });
  const text = decode(content);
  const header = firstRow(text);
  const columns = columnNames(header.cells);
  return { columns, batches: () => readBatches({ text, columns, header }) };
}

interface CsvHeader {
  readonly cells: readonly string[];
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
  readonly end: number;
}

function decode(content: Uint8Array): string {
  const text = new TextDecoder(encodingOf(content)).decode(content);
  if (text.includes('\0')) throw notCsv('not_text', 'The file holds bytes that are not text.');
  return text;
}

function encodingOf(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return 'utf-8';
  } catch (err) {
    // Spreadsheets of Western Europe save CSV files so; the sample shows whether it was right.
    if (err instanceof TypeError) return 'windows-1252';
    throw err;
  }
}

/** The first row that is not empty, with how the file separates cells and rows. */
function firstRow(text: string): CsvHeader {
  const start = text.search(/[^\r\n]/);
  if (start < 0) throw notCsv('empty', 'The file is empty.');
  const head = text.slice(start, start + chunkLength);
  const guessed = Papa.parse<string[]>(head, {
    delimitersToGuess: [...delimiters],
    preview: 10,
    skipEmptyLines: true,
  }).meta;
  let cells: readonly string[] = [];
  let end = 0;
  Papa.parse<string[]>(head, {
    delimiter: guessed.delimiter,
    fastMode: false,
    step: ({ data, meta }, parser) => {
      cells = data;
      end = meta.cursor;
      parser.abort();
    },
  });
  const { linebreak } = guessed;
  const newline = linebreak === '\r\n' || linebreak === '\r' ? linebreak : '\n';
  return { cells, delimiter: guessed.delimiter, newline, end: start + end };
}

/** Names of the columns, each once. */
export function columnNames(cells: readonly string[]): string[] {
  if (cells.length > csvLimits.columnsMax)
    throw notCsv('too_many_columns', `The file has more than ${csvLimits.columnsMax} columns.`);
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim().slice(0, 180) || `Column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

async function* readBatches(file: {
  readonly text: string;
  readonly columns: readonly string[];
  readonly header: CsvHeader;
}) {
  const { text, columns, header } = file;
  let offset = header.end;
  let line = 1 + breaksIn(text.slice(0, offset));
  let length = chunkLength;
  while (offset < text.length) {
    const chunk = text.slice(offset, offset + length);
    const isLast = offset + length >= text.length;
    const found = parseChunk(chunk, header);
    // The last row of a chunk may go on in the next one.
    const whole = isLast ? found : found.slice(0, -1);
    if (whole.length === 0 && !isLast) {
      if (length > 4 * chunkLength)
        throw notCsv('quote_not_closed', `A quote that is opened on line ${line} is never closed.`);
      length *= 2;
      continue;
    }
    length = chunkLength;
    const rows: CsvRow[] = [];
    let start = 0;
    for (const { cells, end } of whole) {
      const blank = /^[\r\n]*/.exec(chunk.slice(start, end))?.[0] ?? '';
      line += breaksIn(blank);
      const values = valuesOf(columns, cells);
      if (Object.keys(values).length > 0) rows.push({ line, values });
      line += breaksIn(chunk.slice(start + blank.length, end));
      start = end;
    }
    if (rows.length > 0) yield rows;
    offset += isLast ? chunk.length : start;
  }
}

/** The rows of a piece of the file, each with the place behind it; the last one may go on in the next piece. */
function parseChunk(chunk: string, header: CsvHeader): { cells: readonly string[]; end: number }[] {
  const found: { cells: readonly string[]; end: number }[] = [];
  Papa.parse<string[]>(chunk, {
    delimiter: header.delimiter,
    newline: header.newline,
    fastMode: false,
    skipEmptyLines: true,
    step: ({ data, meta }) => {
      found.push({ cells: data, end: meta.cursor });
    },
  });
  return found;
}

export function valuesOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const text = cell.trim().slice(0, csvLimits.cellMax);
    if (text !== '') values[columns[index] ?? surplusColumn] = text.toWellFormed();
  }
  return values;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

export function notCsv(code: FieldCode, message: string): AppError {
  return invalidInput({ field: 'fileId', code, message });
}

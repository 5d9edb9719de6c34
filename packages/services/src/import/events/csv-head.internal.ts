import { notCsv } from '../csv/read-csv.ts';
import { type CsvForm, type ScannedRow, scanRow } from './scan-csv.internal.ts';

const delimiters = [',', ';', '\t', '|'];

export interface CsvHead extends CsvForm {
  readonly cells: readonly string[];
  /** Behind the header. */
  readonly end: number;
  /** Lines up to there. */
  readonly breaks: number;
}

/** The header of a file, by which alone its form is known: a broken row further on changes nothing of how the others are read. */
export function readCsvHead(text: string, isWhole: boolean): CsvHead {
  const start = text.search(/[^\r\n]/);
  if (start < 0) throw notCsv('empty', 'The file is empty.');
  const newline = /\r\n|\n|\r/.exec(text.slice(start))?.[0] === '\r' ? '\r' : '\n';
  const blank = text.slice(0, start).split(newline).length - 1;
  let best: (ScannedRow & CsvForm) | undefined;
  for (const delimiter of delimiters) {
    const scanned = scanRow(text, start, { delimiter, newline, isWhole });
    if (!scanned || scanned.problem !== undefined) continue;
    if (best === undefined || scanned.cells.length > best.cells.length) best = { ...scanned, delimiter, newline };
  }
  if (best === undefined)
    throw notCsv('quote_not_closed', `The header on line ${1 + blank} holds a quotation mark that is never closed.`);
  return { ...best, breaks: blank + best.breaks };
}

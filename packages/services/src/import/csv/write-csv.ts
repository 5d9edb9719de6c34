import Papa from 'papaparse';

type Row = readonly string[];

const formulaButNoNumber = /^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r].*$/;
const byteOrderMark = '\uFEFF';

/**
 * A CSV file for spreadsheets: UTF-8 with a byte order mark, and cells that would be read as a formula are made text
 * (OWASP, CSV injection). With `keepsNumbers` a plain number below zero stays one, so that amounts can be added up.
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Row[],
  options: { readonly keepsNumbers?: boolean } = {},
): Uint8Array {
  const escapeFormulae = options.keepsNumbers ? formulaButNoNumber : true;
  return new TextEncoder().encode(`${byteOrderMark}${linesOf([columns, ...rows], escapeFormulae)}`);
}

/** The same file piece by piece, for rows that are not all in memory at once. */
export async function* writeCsvPieces(
  columns: readonly string[],
  rows: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  yield writeCsv(columns, []);
  for await (const some of rows) yield new TextEncoder().encode(linesOf(some, true));
}

function linesOf(rows: readonly Row[], escapeFormulae: boolean | RegExp): string {
  return `${Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae })}\r\n`;
}

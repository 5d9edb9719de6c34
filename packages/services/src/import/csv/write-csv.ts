import Papa from 'papaparse';

const formulaButNoNumber = /^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r].*$/;

/**
 * A CSV file for spreadsheets: UTF-8 with a byte order mark, and cells that would be read as a formula are made text
 * (OWASP, CSV injection). With `keepsNumbers` a plain number below zero stays one, so that amounts can be added up.
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly keepsNumbers?: boolean } = {},
): Uint8Array {
  const escapeFormulae = options.keepsNumbers ? formulaButNoNumber : true;
  const text = Papa.unparse([columns, ...rows] as string[][], { newline: '\r\n', escapeFormulae });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

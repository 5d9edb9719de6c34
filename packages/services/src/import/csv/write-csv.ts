import Papa from 'papaparse';

/**
 * A CSV file for spreadsheets: UTF-8 with a byte order mark, and cells that would be read as a formula are made text
 * (OWASP, CSV injection).
 */
export function writeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const text = Papa.unparse([columns, ...rows] as string[][], { newline: '\r\n', escapeFormulae: true });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

import Papa from 'papaparse';
import { z } from 'zod';

/** What a file of the list cannot be read for, and where. */
export class OfacError extends Error {
  readonly problem: 'malformed' | 'truncated' | 'empty';
  readonly place: string;
  constructor(problem: 'malformed' | 'truncated' | 'empty', place: string) {
    super(`${problem}: ${place}`);
    this.problem = problem;
    this.place = place;
  }
}

/** `-0-` stands for nothing, with a blank after it as published. */
const cell = z.string().transform((text) => (/^-0-\s*$/.test(text) ? null : text.trim() || null));
const number = z.string().regex(/^\d{1,9}$/);

const sdnRow = z.object({
  id: number,
  name: cell.pipe(z.string()),
  kind: z.union([cell.pipe(z.enum(['individual', 'vessel', 'aircraft']).nullable())]),
  program: cell,
  title: cell,
  callSign: cell,
  vesselType: cell,
  tonnage: cell,
  grossTonnage: cell,
  flag: cell,
  owner: cell,
  remarks: cell,
});
const altRow = z.object({ id: number, altId: number, kind: cell, name: cell.pipe(z.string()), remarks: cell });
const addRow = z.object({ id: number, addId: number, street: cell, city: cell, country: cell, remarks: cell });

export type SdnRow = z.output<typeof sdnRow>;
export type AltRow = z.output<typeof altRow>;
export type AddRow = z.output<typeof addRow>;

export const readSdn = (content: Uint8Array): readonly SdnRow[] => readRows('sdn.csv', content, sdnRow);
export const readAlt = (content: Uint8Array): readonly AltRow[] => readRows('alt.csv', content, altRow);
export const readAdd = (content: Uint8Array): readonly AddRow[] => readRows('add.csv', content, addRow);

/** The character by which DOS ended files. */
const endOfFile = String.fromCharCode(26);

/** Rows without a header, each with every cell. Throws `OfacError`; a part of a file is never given. */
function readRows<S extends z.ZodObject>(file: string, content: Uint8Array, row: S): readonly z.output<S>[] {
  const [text = '', ...after] = decode(content).split(endOfFile);
  if (text.trim() === '') throw new OfacError('empty', file);
  if (after.join('').trim() !== '') throw new OfacError('malformed', file);
  const names = Object.keys(row.shape);
  const parsed = Papa.parse<string[]>(text, { header: false, skipEmptyLines: true });
  const last = parsed.data.length - 1;
  const [error] = parsed.errors.filter(({ type }) => type === 'Quotes');
  if (error !== undefined)
    throw new OfacError(
      error.code === 'MissingQuotes' ? 'truncated' : 'malformed',
      `${file}, row ${(error.row ?? 0) + 1}`,
    );
  return parsed.data.map((cells, index) => {
    const place = `${file}, row ${index + 1}`;
    if (cells.length !== names.length) {
      const isCut = index === last && index > 0 && cells.length < names.length;
      throw new OfacError(isCut ? 'truncated' : 'malformed', `${place}: ${cells.length} cells`);
    }
    const read = row.safeParse(Object.fromEntries(names.map((name, at) => [name, cells[at]])));
    if (read.success) return read.data;
    throw new OfacError('malformed', `${place}: ${read.error.issues[0]?.path.join('.') ?? ''}`);
  });
}

/** The files are ASCII or UTF-8 today and were Windows-1252 before. */
function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(content);
  }
}

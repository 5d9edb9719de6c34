import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const currency = z.string().regex(/^[A-Z]{3}$/);
const perEuro = z.string().regex(/^\d{1,12}(\.\d{1,12})?$/);

/** One line of the history: a day and what one euro was worth, currencies without a rate left out. */
const publishedDay = z.object({ day, rates: z.array(z.object({ currency, perEuro })) });
export type PublishedDay = z.output<typeof publishedDay>;

/**
 * Reads the history as published: CSV (`Date,USD,...`, `N/A` where there is no rate, each line ending in a comma) or XML
 * (nested Cube elements). Throws with the place of the first thing that is neither.
 */
export function readHistory(text: string): readonly PublishedDay[] {
  const days = text.trimStart().startsWith('<') ? readXml(text) : readCsv(text);
  if (days.length === 0) throw new Error('The rates of the European Central Bank hold no day.');
  return days;
}

function readCsv(text: string): readonly PublishedDay[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const [first, ...currencies] = header.split(',').map((cell) => cell.trim());
  if (first !== 'Date' || currencies.length === 0) {
    throw new Error(`The rates do not begin with "Date,USD,...": "${header.slice(0, 60)}".`);
  }
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [date = '', ...cells] = line.split(',').map((cell) => cell.trim());
    if (cells.length !== currencies.length) {
      throw new Error(
        `Line ${index + 2} of the rates has ${cells.length + 1} cells instead of ${currencies.length + 1}.`,
      );
    }
    const rates = cells.flatMap((cell, at) => {
      const code = currencies[at] ?? '';
      return code === '' || cell === '' || cell === 'N/A' ? [] : [{ currency: code, perEuro: cell }];
    });
    return [checked({ day: date, rates }, `line ${index + 2}`)];
  });
}

function readXml(text: string): readonly PublishedDay[] {
  const days = [...text.matchAll(/<Cube\s+time=["']([^"']*)["']\s*>(.*?)<\/Cube>/gs)];
  return days.map(([, date = '', cubes = '']) => {
    const pairs = [...cubes.matchAll(/<Cube\s+currency=["']([^"']*)["']\s+rate=["']([^"']*)["']\s*\/>/g)];
    const rates = pairs.map(([, code = '', rate = '']) => ({ currency: code, perEuro: rate }));
    if (rates.length === 0) throw new Error(`The rates of ${date} cannot be read.`);
    return checked({ day: date, rates }, date);
  });
}

function checked(value: unknown, place: string): PublishedDay {
  const parsed = publishedDay.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `The rates of the European Central Bank cannot be read at ${place}: ${issue?.path.join('.')} ${issue?.message}`,
  );
}

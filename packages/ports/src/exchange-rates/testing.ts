import { parseDecimal } from '@countersign/domain/money/decimal';
import { addDays, type CivilDate, civilDate, parseCivilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import type { ExchangeRates } from './port.ts';

/** The rates of two days that the rates under test must hold, and a day on which nothing was published in between. */
export type KnownRates = {
  readonly first: { readonly day: CivilDate; readonly currency: string; readonly perEuro: string };
  readonly second: { readonly day: CivilDate; readonly currency: string; readonly perEuro: string };
  readonly closedBetween: CivilDate;
};

/** What every publisher of exchange rates must hold. */
export function describeExchangeRates(name: string, open: () => Promise<ExchangeRates>, known: KnownRates): void {
  const earliest = civilDate('1999-01-01');

  describe(`exchange rates: ${name}`, () => {
    it('names its source', async () => {
      expect((await open()).source.length).toBeGreaterThan(3);
    });

    it('gives well-formed rates, oldest first, each currency once a day', async () => {
      const rates = await (await open()).publishedSince(earliest);
      const seen = new Set<string>();
      let last: string = earliest;
      for (const { day, currency, perEuro } of rates) {
        if (parseCivilDate(day) === undefined || !/^[A-Z]{3}$/.test(currency) || currency === 'EUR') {
          throw new Error(`not a rate: ${day} ${currency}`);
        }
        const decimal = parseDecimal(perEuro);
        if (decimal === undefined || decimal.digits <= 0n) throw new Error(`not a number above zero: ${perEuro}`);
        if (day < last || seen.has(`${day} ${currency}`)) throw new Error(`out of order or twice: ${day} ${currency}`);
        seen.add(`${day} ${currency}`);
        last = day;
      }
      expect(seen.size).toBeGreaterThan(1);
    });

    it('keeps the digits as published', async () => {
      const rates = await (await open()).publishedSince(earliest);
      expect(rates).toContainEqual(known.first);
      expect(rates).toContainEqual(known.second);
    });

    it('gives nothing for a closed day and nothing before the day asked for', async () => {
      const source = await open();
      const afterFirst = await source.publishedSince(addDays(known.first.day, 1));
      expect(afterFirst.some((rate) => rate.day <= known.first.day)).toBe(false);
      expect(afterFirst.some((rate) => rate.day === known.closedBetween)).toBe(false);
      expect(afterFirst).toContainEqual(known.second);
      expect(await source.publishedSince(civilDate('2999-01-01'))).toEqual([]);
    });
  });
}

import { parseDecimal } from '@countersign/domain/money/decimal';
import { parseCivilDate } from '@countersign/domain/time/civil-date';
import type { PublishedRate } from '@countersign/ports/exchange-rates/port';
import type { PublishedDay } from './wire.ts';

/** Rates oldest first. Throws for a day that does not exist, a rate of zero, or a day or currency given twice. */
export function ratesOf(days: readonly PublishedDay[]): readonly PublishedRate[] {
  const seen = new Set<string>();
  const inOrder = days.toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  return inOrder.flatMap(({ day: text, rates }) => {
    const day = parseCivilDate(text);
    if (day === undefined || seen.has(day)) throw new Error(`The rates hold ${text} twice, or it is no day.`);
    seen.add(day);
    const currencies = new Set(rates.map((rate) => rate.currency));
    if (currencies.size !== rates.length) throw new Error(`The rates of ${text} hold a currency twice.`);
    return rates.map(({ currency, perEuro }): PublishedRate => {
      if ((parseDecimal(perEuro)?.digits ?? 0n) <= 0n)
        throw new Error(`The rate of ${currency} on ${text} is ${perEuro}.`);
      return { day, currency, perEuro };
    });
  });
}

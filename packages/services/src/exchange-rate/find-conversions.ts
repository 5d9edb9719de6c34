import { sql } from '@countersign/db/query';
import { divideDecimals, formatDecimal, parseDecimal } from '@countersign/domain/money/decimal';
import type { Conversion } from '@countersign/domain/rating/rating';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { Transaction } from '../context.ts';

/** From one currency into another on a day. */
export interface ConversionAsked {
  readonly from: string;
  readonly to: string;
  readonly day: CivilDate;
}

interface EuroRate {
  readonly perEuro: string;
  readonly day: CivilDate | null;
}

/** A currency that was not quoted for this long while others were is no longer quoted at all. */
const quietDaysMax = 14;
/** The longest that nothing is published: from the Thursday before Easter to the Tuesday after it. */
const silentDaysMax = 5;
const significantDigits = 12;
const euro: EuroRate = { perEuro: '1', day: null };

export function conversionKey({ from, to, day }: ConversionAsked): string {
  return `${from} ${to} ${day}`;
}

/**
 * Rates between currencies at the last euro rates that the European Central Bank published on or before each day: those
 * of Friday hold on the weekend. By `conversionKey`; what has no rate is not in the answer.
 *
 * Rates of a day appear at about 16:00 in Frankfurt. What is converted on the day itself before that is converted at the
 * last ones published by then, and stays so; by the close of the day all that are to hold for it are known. Where nothing
 * was published for longer than the bank ever pauses, rates were not read yet: then there is none, rather than an old one.
 */
export async function findConversions(
  tx: Transaction,
  asked: readonly ConversionAsked[],
): Promise<ReadonlyMap<string, Conversion>> {
  const differing = asked.filter(({ from, to }) => from !== to);
  if (differing.length === 0) return new Map();
  const rates = await euroRates(
    tx,
    differing.flatMap(({ from, to, day }) => [
      { currency: from, day },
      { currency: to, day },
    ]),
  );
  const rateOf = (currency: string, day: CivilDate) => (currency === 'EUR' ? euro : rates.get(`${currency} ${day}`));
  const found = new Map<string, Conversion>();
  for (const ask of differing) {
    const [from, to] = [rateOf(ask.from, ask.day), rateOf(ask.to, ask.day)];
    if (from && to) found.set(conversionKey(ask), conversion(from, to));
  }
  return found;
}

function conversion(from: EuroRate, to: EuroRate): Conversion {
  const [numerator, denominator] = [parseDecimal(to.perEuro), parseDecimal(from.perEuro)];
  if (!numerator || !denominator || denominator.digits <= 0n)
    throw new Error(`not a rate: ${from.perEuro} or ${to.perEuro}`);
  const [day] = [from.day, to.day].filter((known) => known !== null).sort();
  if (day === undefined) throw new Error('one of two currencies that differ is not the euro');
  return {
    rate: formatDecimal(divideDecimals(numerator, denominator, significantDigits)),
    quotient: { numerator: to.perEuro, denominator: from.perEuro },
    day,
    source: 'ECB',
  };
}

async function euroRates(
  tx: Transaction,
  wanted: readonly { readonly currency: string; readonly day: CivilDate }[],
): Promise<ReadonlyMap<string, EuroRate>> {
  const distinct = new Map(
    wanted.filter(({ currency }) => currency !== 'EUR').map((each) => [`${each.currency} ${each.day}`, each]),
  );
  const rows = await tx.execute<{ currency: string; asked: string; per_euro: string; day: string }>(sql`
    with recursive codes as (
      select min(currency) as code from exchange_rates
      union all
      select (select min(x.currency) from exchange_rates x where x.currency > codes.code) from codes where codes.code is not null
    ), wanted as (
      select currency, day from jsonb_to_recordset(${JSON.stringify([...distinct.values()])}::text::jsonb) as w(currency text, day date)
    ), days as (
      select d.day, (
        select max((select max(x.day) from exchange_rates x where x.currency = codes.code and x.day <= d.day)) from codes
      ) as newest
      from (select distinct day from wanted) d
    )
    select w.currency, w.day::text as asked, r.per_euro::text as per_euro, r.day::text as day
    from wanted w join days d on d.day = w.day and d.newest >= d.day - ${silentDaysMax}::int
      cross join lateral (
        select x.per_euro, x.day from exchange_rates x
        where x.currency = w.currency and x.day <= w.day and x.day >= d.newest - ${quietDaysMax}::int
        order by x.day desc limit 1
      ) r`);
  return new Map(
    [...rows].map((row) => [`${row.currency} ${row.asked}`, { perEuro: row.per_euro, day: civilDate(row.day) }]),
  );
}

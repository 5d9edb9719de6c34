import { sql } from '@countersign/db/query';
import { type Currency, isCurrency } from '@countersign/domain/currency/currencies';
import { convertMoney } from '@countersign/domain/money/convert';
import { divideDecimals, formatDecimal, parseDecimal } from '@countersign/domain/money/decimal';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { Transaction } from '../context.ts';

export interface ConvertedAmount {
  /** Minor units of the currency asked for, rounded half to even once. */
  readonly amountMinor: bigint;
  /** Units of the currency asked for that one unit of the amount's is worth; 12 significant digits. */
  readonly rate: string;
  /** The day of the older of the two rates; null where no rate was needed. */
  readonly rateDay: string | null;
}

/** A currency that was not quoted for this long while others were is no longer quoted at all. */
const quietDaysMax = 14;
const significantDigits = 12;

/**
 * An amount in another currency at the last published euro rates on or before a day. Null where one of the two
 * currencies has none, also because its quotation has ended: the caller decides what to do without.
 */
export async function convertAmount(
  tx: Transaction,
  asked: {
    readonly amountMinor: bigint;
    readonly currency: string;
    readonly to: string;
    readonly day: CivilDate | string;
  },
): Promise<ConvertedAmount | null> {
  const { amountMinor, currency, to, day } = asked;
  if (!isCurrency(currency) || !isCurrency(to)) return null;
  if (currency === to) return { amountMinor, rate: '1', rateDay: null };
  const from = await perEuro(tx, currency, day);
  const into = await perEuro(tx, to, day);
  if (!from || !into) return null;
  const rate = crossRate(from.perEuro, into.perEuro);
  const converted = convertMoney({ amountMinor, currency }, { to, rate, rounding: 'half_even' });
  if (!converted.ok) throw new Error(`the rate ${rate} from ${currency} to ${to} cannot be used`);
  const days = [from.day, into.day].filter((known) => known !== null).sort();
  return { amountMinor: converted.value.amountMinor, rate, rateDay: days[0] ?? null };
}

async function perEuro(
  tx: Transaction,
  currency: Currency,
  day: string,
): Promise<{ perEuro: string; day: string | null } | null> {
  if (currency === 'EUR') return { perEuro: '1', day: null };
  const [row] = await tx.execute<{ per_euro: string; day: string }>(sql`
    select per_euro::text, day::text from exchange_rates
    where currency = ${currency} and day <= ${day}
      and day >= (select max(day) from exchange_rates where day <= ${day}) - ${quietDaysMax}::int
    order by day desc limit 1`);
  return row ? { perEuro: row.per_euro, day: row.day } : null;
}

function crossRate(from: string, into: string): string {
  const left = parseDecimal(into);
  const right = parseDecimal(from);
  if (!left || !right || right.digits <= 0n) throw new Error(`not a rate: ${from} or ${into}`);
  return formatDecimal(divideDecimals(left, right, significantDigits));
}

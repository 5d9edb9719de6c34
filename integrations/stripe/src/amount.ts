import { type Currency, isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { formatMoney } from '@countersign/domain/money/money';

/** Currencies that Stripe counts without decimals (docs: supported currencies). ISK and UGX it counts in hundredths. */
const wholeUnits: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);
const thousandths: ReadonlySet<string> = new Set('BHD JOD KWD OMR TND'.split(' '));

/** Stripe's smallest units as minor units of ours; undefined where ours has no such digits or is not known. */
export function minorOf(amount: number, currencyCode: string): { minor: bigint; currency: Currency } | undefined {
  const currency = currencyCode.toUpperCase();
  if (!isCurrency(currency)) return undefined;
  const shift = scaleOf(currency) - stripeScale(currency);
  if (shift >= 0) return { minor: BigInt(amount) * 10n ** BigInt(shift), currency };
  const divisor = 10n ** BigInt(-shift);
  return BigInt(amount) % divisor === 0n ? { minor: BigInt(amount) / divisor, currency } : undefined;
}

/** The same as money of an event. */
export function moneyOf(amount: number, currencyCode: string): { amount: string; currency: string } | undefined {
  const read = minorOf(amount, currencyCode);
  return read && formatMoney({ amountMinor: read.minor, currency: read.currency });
}

function stripeScale(currency: Currency): number {
  if (wholeUnits.has(currency)) return 0;
  return thousandths.has(currency) ? 3 : 2;
}

import { type Currency, isCurrency, scaleOf } from '../currency/currencies.ts';
import { accepted, type Result, refused } from '../result/result.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';

/** An exact amount: whole minor units (cents for EUR, yen for JPY, millionths for USDT) of one currency. */
export type Money = { readonly amountMinor: bigint; readonly currency: Currency };

/** How money travels in JSON: the exact digits as text. */
export type MoneyText = { readonly amount: string; readonly currency: string };

export const moneyRefusalCodes = [
  'amount_malformed',
  'amount_too_large',
  'currency_unknown',
  'currency_digits_wrong',
  'currencies_differ',
] as const;
export type MoneyRefusalCode = (typeof moneyRefusalCodes)[number];

export type MoneyParseRefusal =
  | { readonly code: 'amount_malformed' | 'amount_too_large' | 'currency_unknown' }
  | { readonly code: 'currency_digits_wrong'; readonly expectedDigits: number; readonly givenDigits: number };

export type CurrenciesDiffer = {
  readonly code: 'currencies_differ';
  readonly left: Currency;
  readonly right: Currency;
};

/** Above this a signed 64-bit column would overflow when a few are added. */
const largestMinor = 10n ** 17n;

/**
 * Reads `{amount: "12.34", currency: "EUR"}`. Either no digits after the point ("12") or exactly those of the currency:
 * "12.3", "12.340" and "12.00" yen are `currency_digits_wrong`. No exponent, no grouping, no plus sign. Systems are held to
 * this, because a digit that is missing may have been lost on the way; what people type and their files hold goes through
 * `withMissingNoughts` first.
 */
export function parseMoney(text: MoneyText): Result<Money, MoneyParseRefusal> {
  if (!isCurrency(text.currency)) return refused({ code: 'currency_unknown' });
  const decimal = parseDecimal(text.amount);
  if (decimal === undefined) return refused({ code: 'amount_malformed' });
  const expectedDigits = scaleOf(text.currency);
  if (decimal.scale !== 0 && decimal.scale !== expectedDigits) {
    return refused({ code: 'currency_digits_wrong', expectedDigits, givenDigits: decimal.scale });
  }
  const amountMinor = decimal.digits * 10n ** BigInt(expectedDigits - decimal.scale);
  if (amountMinor > largestMinor || amountMinor < -largestMinor) return refused({ code: 'amount_too_large' });
  return accepted({ amountMinor, currency: text.currency });
}

/** `12.5` EUR is `12.50`: noughts that people leave out. More digits than the currency has stay, and are refused. */
export function withMissingNoughts(text: MoneyText): MoneyText {
  const [, whole, fraction] = /^(-?\d+)\.(\d+)$/.exec(text.amount) ?? [];
  if (whole === undefined || fraction === undefined || !isCurrency(text.currency)) return text;
  return { ...text, amount: `${whole}.${fraction.padEnd(scaleOf(text.currency), '0')}` };
}

/** The exact digits of the currency: 1234 minor units are `12.34` EUR, `1234` JPY, `1.234` KWD. */
export function formatMoney(money: Money): { readonly amount: string; readonly currency: Currency } {
  return {
    amount: formatDecimal({ digits: money.amountMinor, scale: scaleOf(money.currency) }),
    currency: money.currency,
  };
}

/** The sum, in the currency of both; two currencies are refused. */
export function addMoney(left: Money, right: Money): Result<Money, CurrenciesDiffer> {
  if (left.currency !== right.currency) return differ(left, right);
  return accepted({ amountMinor: left.amountMinor + right.amountMinor, currency: left.currency });
}

/** left - right, in the currency of both; two currencies are refused. */
export function subtractMoney(left: Money, right: Money): Result<Money, CurrenciesDiffer> {
  return addMoney(left, negateMoney(right));
}

export function negateMoney(money: Money): Money {
  return { amountMinor: -money.amountMinor, currency: money.currency };
}

/** -1 when left is less, 1 when it is more, 0 when equal; two currencies are refused. */
export function compareMoney(left: Money, right: Money): Result<-1 | 0 | 1, CurrenciesDiffer> {
  if (left.currency !== right.currency) return differ(left, right);
  if (left.amountMinor === right.amountMinor) return accepted(0);
  return accepted(left.amountMinor < right.amountMinor ? -1 : 1);
}

function differ(left: Money, right: Money): { readonly ok: false; readonly refusal: CurrenciesDiffer } {
  return refused({ code: 'currencies_differ', left: left.currency, right: right.currency });
}

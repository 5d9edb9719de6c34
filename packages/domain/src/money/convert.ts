import { type Currency, scaleOf } from '../currency/currencies.ts';
import { accepted, type Result, refused } from '../result/result.ts';
import { divideRounded, parseDecimal, type Rounding } from './decimal.ts';
import type { Money } from './money.ts';

/**
 * The amount in another currency. `rate` is how many units of `to` one unit of the money's currency is worth, as a
 * decimal string; rounded once, at the end, to a minor unit of `to`. Refused when the rate is no number above zero.
 */
export function convertMoney(
  money: Money,
  conversion: { readonly to: Currency; readonly rate: string; readonly rounding: Rounding },
): Result<Money, { readonly code: 'rate_unusable' }> {
  const rate = parseDecimal(conversion.rate);
  if (rate === undefined || rate.digits <= 0n) return refused({ code: 'rate_unusable' });
  const amountMinor = divideRounded({
    numerator: money.amountMinor * rate.digits * 10n ** BigInt(scaleOf(conversion.to)),
    denominator: 10n ** BigInt(rate.scale + scaleOf(money.currency)),
    rounding: conversion.rounding,
  });
  return accepted({ amountMinor, currency: conversion.to });
}

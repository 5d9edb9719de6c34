import type { Currency } from '../currency/currencies.ts';
import type { Conversion } from './rating.ts';
import { divideRational, multiplyRational, type Rational, rationalOf, rationalOfMinor } from './rational.ts';

/**
 * An amount in units of the plan's currency, exact: nothing is rounded before the line is. Throws when the currencies
 * differ and no conversion is given; an event without a rate is kept aside before it gets here.
 */
export function convertExactly(amount: {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly to: Currency;
  readonly conversion: Conversion | undefined;
}): Rational {
  const { amountMinor, currency, to, conversion } = amount;
  const own = rationalOfMinor(amountMinor, currency);
  if (currency === to) return own;
  if (conversion === undefined) throw new Error(`No rate from ${currency} to ${to} was given.`);
  return multiplyRational(own, rateOf(conversion));
}

/** Units of the plan's currency for one of the event's, unrounded. */
export function rateOf(conversion: Conversion): Rational {
  const { rate, quotient } = conversion;
  if (quotient === undefined) return rationalOf(rate);
  return divideRational(rationalOf(quotient.numerator), rationalOf(quotient.denominator));
}

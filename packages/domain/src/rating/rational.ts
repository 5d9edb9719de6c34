import { type Currency, scaleOf } from '../currency/currencies.ts';
import { type Decimal, divideRounded, formatDecimal, parseDecimal, type Rounding } from '../money/decimal.ts';

/** An exact number: a quotient of two whole ones, the denominator above zero. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const nought: Rational = { numerator: 0n, denominator: 1n };

/** An exact amount carries at most this many digits after the point; only rates that are quotients need more. */
export const exactDigitsMax = 18;

const powers: readonly bigint[] = Array.from({ length: 41 }, (_, exponent) => 10n ** BigInt(exponent));

/** Ten to the power of a whole number that is not below nought. */
export function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

/** For a decimal that was checked on its way in; throws on any other text, which is a bug of the caller. */
export function rationalOf(text: string): Rational {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new Error(`"${text}" is not a decimal number.`);
  return { numerator: decimal.digits, denominator: powerOfTen(decimal.scale) };
}

/** Minor units as units of their currency: 1234 cents are 12.34. */
export function rationalOfMinor(amountMinor: bigint, currency: Currency): Rational {
  return { numerator: amountMinor, denominator: powerOfTen(scaleOf(currency)) };
}

/** A percentage as a share: 20 is 0.2. */
export function shareOfPercent(percent: string): Rational {
  const { numerator, denominator } = rationalOf(percent);
  return { numerator, denominator: denominator * 100n };
}

export function addRational(left: Rational, right: Rational): Rational {
  if (left.denominator === right.denominator) {
    return { numerator: left.numerator + right.numerator, denominator: left.denominator };
  }
  return {
    numerator: left.numerator * right.denominator + right.numerator * left.denominator,
    denominator: left.denominator * right.denominator,
  };
}

export function subtractRational(left: Rational, right: Rational): Rational {
  return addRational(left, { numerator: -right.numerator, denominator: right.denominator });
}

export function multiplyRational(left: Rational, right: Rational): Rational {
  return { numerator: left.numerator * right.numerator, denominator: left.denominator * right.denominator };
}

/** left / right; right is above zero. */
export function divideRational(left: Rational, right: Rational): Rational {
  return { numerator: left.numerator * right.denominator, denominator: left.denominator * right.numerator };
}

/** Below zero when left is less, above when it is more. */
export function compareRational(left: Rational, right: Rational): -1 | 0 | 1 {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function smallerRational(left: Rational, right: Rational): Rational {
  return compareRational(left, right) <= 0 ? left : right;
}

/** As a decimal without needless noughts at its end; digits beyond the eighteenth are cut off towards zero. */
export function exactText(value: Rational): string {
  return formatDecimal(exactDecimal(value));
}

/** What `exactText` writes, as a decimal. */
export function exactDecimal(value: Rational): Decimal {
  let digits = (value.numerator * powerOfTen(exactDigitsMax)) / value.denominator;
  let scale = exactDigitsMax;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

/** An exact amount in minor units of its currency. */
export function minorOfExact(exact: Decimal, currency: Currency, rounding: Rounding): bigint {
  return divideRounded({
    numerator: exact.digits * powerOfTen(scaleOf(currency)),
    denominator: powerOfTen(exact.scale),
    rounding,
  });
}

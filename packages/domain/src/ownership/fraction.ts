/** An exact share: 1/1 is the whole. Always reduced, with a positive denominator. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const whole: Fraction = { numerator: 1n, denominator: 1n };

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new Error('a fraction has no denominator');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const add = (left: Fraction, right: Fraction): Fraction =>
  fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );

export const subtract = (left: Fraction, right: Fraction): Fraction =>
  add(left, { ...right, numerator: -right.numerator });

export const multiply = (left: Fraction, right: Fraction): Fraction =>
  fraction(left.numerator * right.numerator, left.denominator * right.denominator);

export const divide = (left: Fraction, right: Fraction): Fraction =>
  fraction(left.numerator * right.denominator, left.denominator * right.numerator);

export const isZero = ({ numerator }: Fraction): boolean => numerator === 0n;

export const isAtLeast = (left: Fraction, right: Fraction): boolean =>
  left.numerator * right.denominator >= right.numerator * left.denominator;

/** For sorting, the larger first; equal shares stay in the order they came in. */
export function largerFirst(left: Fraction, right: Fraction): number {
  const difference = right.numerator * left.denominator - left.numerator * right.denominator;
  if (difference === 0n) return 0;
  return difference > 0n ? 1 : -1;
}

export const sum = (fractions: readonly Fraction[]): Fraction => fractions.reduce(add, zero);

/** A percentage from 0 to 100 with up to 12 places, such as `33.3333`; undefined for any other text. */
export function parsePercent(text: string): Fraction | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, units = '', places = ''] = match;
  const share = fraction(BigInt(units + places), 100n * 10n ** BigInt(places.length));
  return isAtLeast(whole, share) ? share : undefined;
}

/** As a percentage with at most four places, cut and never rounded up: what is shown as 25 % is at least 25 %. */
export function formatPercent({ numerator, denominator }: Fraction): string {
  const scaled = (numerator * 1_000_000n) / denominator;
  const places = (scaled % 10_000n).toString().padStart(4, '0').replace(/0+$/, '');
  return places === '' ? (scaled / 10_000n).toString() : `${scaled / 10_000n}.${places}`;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

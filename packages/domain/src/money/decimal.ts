/** How a quotient that is not whole becomes whole; named wherever money or a rate is rounded. */
export const roundings = ['half_even', 'half_up', 'down', 'up'] as const;
/** `half_up` sends ties away from zero, `down` cuts towards zero, `up` goes away from zero. */
export type Rounding = (typeof roundings)[number];

/** An exact decimal number: `digits` divided by ten to the power of `scale`. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

const shape = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** Undefined for anything but plain digits with an optional minus and point: no exponent, no grouping, no plus. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

/** The number with every digit of its scale: `{1234n, 2}` is `12.34`, `{-5n, 3}` is `-0.005`. */
export function formatDecimal(decimal: Decimal): string {
  const { digits, scale } = decimal;
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const sign = digits < 0n ? '-' : '';
  if (scale === 0) return sign + text;
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** The whole number next to numerator / denominator. The denominator is not zero. */
export function divideRounded(division: {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly rounding: Rounding;
}): bigint {
  const { numerator, denominator, rounding } = division;
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const awayFromZero = numerator < 0n === denominator < 0n ? 1n : -1n;
  const twice = absolute(remainder) * 2n;
  const size = absolute(denominator);
  switch (rounding) {
    case 'down':
      return quotient;
    case 'up':
      return quotient + awayFromZero;
    case 'half_up':
      return twice >= size ? quotient + awayFromZero : quotient;
    case 'half_even':
      if (twice === size) return quotient % 2n === 0n ? quotient : quotient + awayFromZero;
      return twice > size ? quotient + awayFromZero : quotient;
    default:
      return rounding satisfies never;
  }
}

/** left / right with the given number of significant digits, ties to even, trailing zeros dropped. Both are above zero. */
export function divideDecimals(left: Decimal, right: Decimal, significantDigits: number): Decimal {
  const magnitude = left.digits.toString().length - left.scale - (right.digits.toString().length - right.scale);
  const scale = Math.max(0, significantDigits - magnitude);
  const shift = scale + right.scale - left.scale;
  const quotient = divideRounded({
    numerator: shift >= 0 ? left.digits * 10n ** BigInt(shift) : left.digits,
    denominator: shift >= 0 ? right.digits : right.digits * 10n ** BigInt(-shift),
    rounding: 'half_even',
  });
  return trimmed({ digits: quotient, scale });
}

function trimmed(decimal: Decimal): Decimal {
  let { digits, scale } = decimal;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

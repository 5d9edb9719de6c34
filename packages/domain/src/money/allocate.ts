import { accepted, type Result, refused } from '../result/result.ts';
import type { Money } from './money.ts';

/**
 * Splits an amount by whole weights so that the parts sum to it exactly: each part is cut towards zero, then the units
 * left over go one each to the parts with the largest remainders, earlier parts first (largest remainder, Hamilton).
 * EUR 10.00 by 1:1:1 is 3.34 + 3.33 + 3.33. Refused when a weight is negative or none is above zero.
 */
export function allocateMoney(
  money: Money,
  weights: readonly bigint[],
): Result<readonly Money[], { readonly code: 'weights_unusable' }> {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) return refused({ code: 'weights_unusable' });
  const sign = money.amountMinor < 0n ? -1n : 1n;
  const size = money.amountMinor * sign;
  const shares = weights.map((weight, index) => ({
    index,
    whole: (size * weight) / total,
    remainder: (size * weight) % total,
  }));
  const left = size - shares.reduce((sum, share) => sum + share.whole, 0n);
  const byRemainder = shares.toSorted((a, b) => {
    if (a.remainder === b.remainder) return a.index - b.index;
    return a.remainder > b.remainder ? -1 : 1;
  });
  const topped = new Set(byRemainder.slice(0, Number(left)).map((share) => share.index));
  return accepted(
    shares.map((share) => ({
      amountMinor: sign * (share.whole + (topped.has(share.index) ? 1n : 0n)),
      currency: money.currency,
    })),
  );
}

import { divideRounded } from '../money/decimal.ts';

/**
 * The property of a refund whose sender told one sum with its tax, before its purchase had come: `netMinor` is that sum,
 * and it is split as the purchase is once that is known.
 */
export const withTaxProperty = 'amount_with_tax';

/**
 * A sum with tax that was refunded, as net and tax in the proportion of its purchase, all in minor units of its currency;
 * the tax is rounded half up to a minor unit.
 */
export function splitRefund(
  refundedMinor: bigint,
  purchase: { readonly netMinor: bigint; readonly taxMinor: bigint },
): { readonly netMinor: bigint; readonly taxMinor: bigint } {
  const denominator = purchase.netMinor + purchase.taxMinor;
  const taxMinor =
    denominator === 0n
      ? 0n
      : divideRounded({ numerator: refundedMinor * purchase.taxMinor, denominator, rounding: 'half_up' });
  return { netMinor: refundedMinor - taxMinor, taxMinor };
}

import type { Currency } from '../currency/currencies.ts';
import { formatDecimal } from '../money/decimal.ts';
import type { Conversion } from './rating.ts';
import { powerOfTen } from './rational.ts';

/** Many events as columns, one row each; what repeats stands in tables that rows point into, -1 for none. */
export interface EventColumns {
  readonly count: number;
  /** Place in `eventKinds`. */
  readonly kind: Uint8Array;
  readonly occurredAt: Float64Array;
  /** Amounts as `RatedEvent` has them; nought where there is none. */
  readonly netMinor: BigInt64Array;
  readonly taxMinor: BigInt64Array;
  readonly discountMinor: BigInt64Array;
  readonly quantity: Int32Array;
  /** Place in `exchanges`; -1 for an event without money. */
  readonly exchange: Int32Array;
  readonly product: Int32Array;
  readonly country: Int32Array;
  readonly exchanges: readonly { readonly currency: Currency; readonly conversion: Conversion | undefined }[];
  readonly products: readonly string[];
  readonly countries: readonly string[];
}

/** Lines as columns, in the order of the events, and of the plan's rules for each. */
export interface LineColumns {
  readonly count: number;
  /** The event. */
  readonly row: Int32Array;
  /** Place among the plan's rules. */
  readonly rule: Uint8Array;
  readonly amountMinor: BigInt64Array;
  /** Whole units of the exact amount, and what stands after its point in units of 10^-`exactScale`. */
  readonly exactWhole: BigInt64Array;
  readonly exactFraction: BigInt64Array;
  readonly exactScale: Uint8Array;
  /** In minor units of the event's currency; means nothing for rules without `hasBasis`. */
  readonly basisMinor: BigInt64Array;
  readonly holdUntil: Float64Array;
  /** By rule: whether its lines show what they were worked out from. */
  readonly hasBasis: readonly boolean[];
}

/** The exact amount of a line as the text that `rateEvent` gives. */
export function exactTextAt(lines: LineColumns, at: number): string {
  const [whole, fraction] = [lines.exactWhole[at] ?? 0n, lines.exactFraction[at] ?? 0n];
  let scale = lines.exactScale[at] ?? 0;
  let digits = whole * powerOfTen(scale) + fraction;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return formatDecimal({ digits, scale });
}

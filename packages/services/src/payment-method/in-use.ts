import type { paymentMethods } from '@countersign/db/schema/payout';
import type { PayoutHoldReason } from '@countersign/domain/payout/payout';
import type { Instant } from '@countersign/domain/time/instant';

export type PaymentMethodRow = typeof paymentMethods.$inferSelect;

export type MethodStanding =
  | { readonly method: PaymentMethodRow; readonly holdReason: null }
  /** Nothing is paid to this partner, and why. */
  | {
      readonly method: PaymentMethodRow | null;
      readonly holdReason: Extract<
        PayoutHoldReason,
        'no_payment_method' | 'payment_method_not_confirmed' | 'payment_method_cooling_off'
      >;
    };

/**
 * Which of a partner's payment methods is in use now. While a newer one waits to be confirmed, or cools off, nothing is
 * paid to the old one either: whoever changes an account may just as well have lost the old.
 */
export function standingOf(methods: readonly PaymentMethodRow[], now: Instant): MethodStanding {
  const newestFirst = methods.toSorted((a, b) => b.proposedAt - a.proposedAt || (a.id < b.id ? 1 : -1));
  const newest = newestFirst.find(({ status }) => status === 'proposed' || status === 'confirmed');
  if (!newest) return { method: null, holdReason: 'no_payment_method' };
  if (newest.status === 'proposed') return { method: newest, holdReason: 'payment_method_not_confirmed' };
  if (newest.usableFrom > now) return { method: newest, holdReason: 'payment_method_cooling_off' };
  return { method: newest, holdReason: null };
}

import { type PayoutHoldReason, payoutHoldReasons } from '@countersign/domain/payout/payout';

/** A reason may be newer than this page; then it is held, and a person knows why. */
export function holdReasonOf(code: string): PayoutHoldReason {
  return payoutHoldReasons.find((reason) => reason === code) ?? 'held_by_person';
}

/** Reasons that the partner can end by its payment method. */
export const methodReasons: ReadonlySet<PayoutHoldReason> = new Set([
  'no_payment_method',
  'payment_method_not_confirmed',
  'payment_method_cooling_off',
  'payment_method_unusable',
]);

export const rails = ['sepa', 'manual'] as const;
export type Rail = (typeof rails)[number];

/** A payment method is confirmed by a second person and used after its cooling-off time; one at a time is in use. */
export const paymentMethodStatuses = ['proposed', 'confirmed', 'refused', 'replaced'] as const;
export type PaymentMethodStatus = (typeof paymentMethodStatuses)[number];

export const payoutRunStatuses = [
  'draft',
  'computed',
  'in_review',
  'approved',
  'released',
  'settled',
  'cancelled',
] as const;
export type PayoutRunStatus = (typeof payoutRunStatuses)[number];

/** `unknown`: the rail was called and did not answer; it is asked, and never called again under another key. */
export const payoutStatuses = [
  'pending',
  'held',
  'ready',
  'sent',
  'paid',
  'failed',
  'returned',
  'unknown',
  'cancelled',
] as const;
export type PayoutStatus = (typeof payoutStatuses)[number];

export const payoutHoldReasons = [
  'below_minimum',
  'no_payment_method',
  'payment_method_not_confirmed',
  'payment_method_cooling_off',
  'payment_method_unusable',
  'balance_changed',
  'partner_not_active',
  'partner_held',
  'exit_hold',
  'held_by_person',
] as const;
export type PayoutHoldReason = (typeof payoutHoldReasons)[number];

export const bankEntryStatuses = ['matched', 'exception', 'resolved'] as const;
export type BankEntryStatus = (typeof bankEntryStatuses)[number];

/** What a customer can do that a program may pay for. `refund` and `chargeback` refer to an earlier purchase. */
export const eventKinds = [
  'signup',
  'trial_started',
  'activated',
  'order',
  'invoice_paid',
  'renewal',
  'refund',
  'chargeback',
  'deposit',
  'deal_won',
  'custom',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Kinds that move money the customer paid. */
export const purchaseKinds = ['order', 'invoice_paid', 'renewal', 'deposit', 'deal_won'] as const satisfies EventKind[];
/** Kinds that take back what their purchase gave. */
export const reversalKinds = ['refund', 'chargeback'] as const satisfies EventKind[];

/** Whether events of this kind take back what an earlier one gave. */
export function isReversal(kind: EventKind): boolean {
  return reversalKinds.some((reversal) => reversal === kind);
}

export const eventSourceKinds = ['api', 'postback', 'import', 'stripe', 'internal'] as const;
export type EventSourceKind = (typeof eventSourceKinds)[number];

/**
 * Where an event stands: waiting to be rated, rated (it gave lines, or the plan gave nothing for it), or kept aside with
 * a reason, from where a person may release it.
 */
export const eventStatuses = ['queued', 'rated', 'kept'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** Why an event was kept aside. */
export const keptReasons = [
  'duplicate',
  'too_late',
  'in_the_future',
  'out_of_window',
  'unknown_click',
  'unknown_coupon',
  'no_partner',
  'partner_not_active',
  'waits_for_purchase',
  'no_rate',
  /** A refund in another currency than its purchase. */
  'currency_differs',
  'self_referral',
] as const;
export type KeptReason = (typeof keptReasons)[number];

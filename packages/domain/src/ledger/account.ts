/**
 * Accounts of a legal entity. Those of a partner (`partner_...`) are per enrollment; what the tenant owes has a credit
 * balance, which is negative here.
 */
export const ledgerAccountKinds = [
  'partner_pending',
  'partner_available',
  'partner_held',
  'partner_receivable',
  'partner_paid',
  'program_expense',
  'payout_clearing',
  'bank',
  'fees',
  'withholding',
  'rounding',
  'exchange',
] as const;
export type LedgerAccountKind = (typeof ledgerAccountKinds)[number];

export const partnerAccountKinds = [
  'partner_pending',
  'partner_available',
  'partner_held',
  'partner_receivable',
  'partner_paid',
] as const satisfies LedgerAccountKind[];

/** What a posting stands for. */
export const postingKinds = [
  'earning',
  'take_back',
  'adjustment',
  'hold_released',
  'payout_sent',
  'payout_settled',
  'payout_failed',
  'payout_returned',
  'receivable',
  'receivable_netted',
  'bank_difference',
] as const;
export type PostingKind = (typeof postingKinds)[number];

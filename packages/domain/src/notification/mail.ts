/** Every mail the product sends, and whom it may go to: what is written for staff never reaches a partner. */
export const mailAudiences = {
  invitation: 'both',
  password_reset: 'both',
  task_assigned: 'staff',
  reminder: 'staff',
  escalated: 'staff',
  blocked: 'staff',
  deal_submitted: 'both',
  changes_requested: 'partner',
  approved: 'both',
  waitlisted: 'partner',
  offered: 'partner',
  extended: 'both',
  extension_refused: 'partner',
  rejected: 'partner',
  withdrawn: 'both',
  expiring_30: 'both',
  expiring_14: 'both',
  expiring_7: 'both',
  expired: 'both',
  win_reported: 'both',
  win_confirmed: 'both',
  win_refused: 'partner',
  lost: 'both',
  payment_method_proposed: 'partner',
  payout_sent: 'partner',
  payout_paid: 'partner',
  payout_failed: 'partner',
  statement_published: 'partner',
} as const satisfies Record<string, 'staff' | 'partner' | 'both'>;

export type MailKind = keyof typeof mailAudiences;

/**
 * What the texts of mails may mention; nothing else of a case is ever written into one. `deal` is its number and title,
 * `text` what was written for the partner.
 */
export const mailFacts = [
  'name',
  'company',
  'deal',
  'number',
  'title',
  'partner',
  'step',
  'dueAt',
  'limitAt',
  'acceptBy',
  'expectedBy',
  'expiresAt',
  'protectedUntil',
  'grantedDiscountBp',
  'reason',
  'text',
  'fields',
  'orderNumber',
  'amount',
  'inviter',
  'account',
  'period',
] as const;
export type MailFact = (typeof mailFacts)[number];

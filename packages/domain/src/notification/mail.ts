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
  details_asked: 'partner',
  application_link: 'partner',
  application_reminder: 'partner',
  application_received: 'partner',
  application_changes: 'partner',
  application_approved: 'partner',
  application_rejected: 'partner',
  application_withdrawn: 'partner',
  prospect_invitation: 'partner',
  prospect_reminder: 'partner',
  join_confirm: 'partner',
  join_request: 'both',
  screening_list_refused: 'staff',
  screening_matches: 'staff',
  saga_waiting: 'staff',
} as const satisfies Record<string, 'staff' | 'partner' | 'both'>;

/** Written to people who have no login and may never have asked for it. */
const strangers = /^(application_|prospect_|join_confirm$)/;

export function isForStrangers(kind: MailKind): boolean {
  return strangers.test(kind);
}

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
  'program',
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
  'list',
  'problem',
  'count',
] as const;
export type MailFact = (typeof mailFacts)[number];

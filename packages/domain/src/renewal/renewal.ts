/**
 * A licence, insurance or registration on its way to being on file. `asked`: the partner is asked for it. `accepted` and
 * `refused` are what compliance decided; `superseded` where another one made it needless.
 */
export const renewalStatuses = ['asked', 'in_review', 'accepted', 'refused', 'superseded'] as const;
export type RenewalStatus = (typeof renewalStatuses)[number];

export const openRenewalStatuses = ['asked', 'in_review'] as const satisfies RenewalStatus[];

/** Why what was handed in is not taken; the partner reads it, with the text beside it. */
export const renewalRejectionReasons = [
  'not_readable',
  'wrong_document',
  'wrong_holder',
  'expired_already',
  'scope_too_narrow',
  'not_in_register',
  'other',
] as const;
export type RenewalRejectionReason = (typeof renewalRejectionReasons)[number];

/** What waits while a partner is held. Links keep leading on and lines keep accruing whatever is held. */
export const heldThings = ['payouts', 'new_deals', 'activation'] as const;
export type HeldThing = (typeof heldThings)[number];

/** Why; none of these words reaches the partner. */
export const partnerHoldReasons = [
  'not_cleared',
  'review_overdue',
  'true_match',
  'licence_expired',
  'condition_unmet',
  'by_compliance',
] as const;
export type PartnerHoldReason = (typeof partnerHoldReasons)[number];

/** Money under this reason is neither paid nor given back, by exit neither, until the authorities allow it (31 CFR 501.603). */
export const blocksMoney = (reason: PartnerHoldReason): boolean => reason === 'true_match';

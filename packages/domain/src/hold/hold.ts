/** What waits while a partner is held. */
export const heldThings = ['payouts', 'new_deals', 'activation', 'links'] as const;
export type HeldThing = (typeof heldThings)[number];

/**
 * What screening and vetting let wait at most: a partner's links lead on and its lines accrue whatever was found, so
 * that nobody learns from a dead link that something was. Links are held by a setting alone.
 */
export const confidentiallyHeld = ['payouts', 'new_deals', 'activation'] as const satisfies readonly HeldThing[];

/** Why. A partner reads `partnerHoldWordOf` of it and nothing else. */
export const partnerHoldReasons = [
  'not_cleared',
  'review_overdue',
  'true_match',
  'licence_expired',
  'insurance_expired',
  'certificate_expired',
  'terms_not_accepted',
  'tax_form_missing',
  'condition_unmet',
  'exit',
  'by_compliance',
] as const;
export type PartnerHoldReason = (typeof partnerHoldReasons)[number];

/** Money under this reason is neither paid nor given back, by exit neither, until the authorities allow it (31 CFR 501.603). */
export const blocksMoney = (reason: PartnerHoldReason): boolean => reason === 'true_match';

/** All that a partner is told of why something waits. */
export const partnerHoldWords = ['details', 'paper', 'certificate', 'terms', 'tax_form', 'exit'] as const;
export type PartnerHoldWord = (typeof partnerHoldWords)[number];

const wordOfReason: Readonly<Record<PartnerHoldReason, PartnerHoldWord>> = {
  not_cleared: 'details',
  review_overdue: 'details',
  true_match: 'details',
  condition_unmet: 'details',
  by_compliance: 'details',
  licence_expired: 'paper',
  insurance_expired: 'paper',
  certificate_expired: 'certificate',
  terms_not_accepted: 'terms',
  tax_form_missing: 'tax_form',
  exit: 'exit',
};

/** Whatever vetting, screening or compliance found reads the same from outside: `details`. */
export const partnerHoldWordOf = (reason: PartnerHoldReason): PartnerHoldWord => wordOfReason[reason];

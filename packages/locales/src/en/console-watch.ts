import type { HeldThing, PartnerHoldReason } from '@countersign/domain/hold/hold';

/** Screens of the watch over partners: what waits and why. */
export const consoleWatchTexts = {
  heldThing: {
    payouts: 'Payouts',
    new_deals: 'New deals',
    activation: 'Activation',
    links: 'Links',
  } satisfies Record<HeldThing, string>,
  holdReason: {
    not_cleared: 'Not cleared yet',
    review_overdue: 'Review overdue',
    true_match: 'True match',
    licence_expired: 'Licence expired',
    insurance_expired: 'Insurance expired',
    certificate_expired: 'Certificate expired',
    terms_not_accepted: 'Terms not accepted',
    tax_form_missing: 'Tax form missing',
    condition_unmet: 'Condition not met',
    exit: 'Leaving',
    by_compliance: 'By compliance',
  } satisfies Record<PartnerHoldReason, string>,
};

import type { HeldThing, PartnerHoldWord } from '@countersign/domain/hold/hold';

/** What waits for a partner, in words that are the same whatever was found. */
export const portalWatchTexts = {
  heldForYou: {
    payouts: 'Payouts wait. What you earn is counted meanwhile.',
    new_deals: 'New deals cannot be submitted at the moment. Drafts are kept.',
    activation: 'Your place in the program is not active yet.',
    links: 'Your links lead to the program’s own page at the moment.',
  } satisfies Record<HeldThing, string>,
  heldBecause: {
    details: 'We are reviewing your details.',
    paper: 'A licence or insurance has run out. Renew it and it goes on by itself.',
    certificate: 'A certificate has run out. Renew it and it goes on by itself.',
    terms: 'The terms wait for your acceptance.',
    tax_form: 'Your tax form is missing.',
    exit: 'Your place in the program is ending.',
  } satisfies Record<PartnerHoldWord, string>,
};

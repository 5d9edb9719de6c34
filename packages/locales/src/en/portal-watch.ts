import type { HeldThing, PartnerHoldWord } from '@countersign/domain/hold/hold';
import type { LicenceStanding } from '@countersign/domain/licence/licence';
import type { RenewalRejectionReason } from '@countersign/domain/renewal/renewal';

/** What waits for a partner, in words that are the same whatever was found. */
export const portalWatchTexts = {
  heldForYou: {
    payouts: 'Payouts wait. What you earn is counted meanwhile.',
    new_deals: 'New deals cannot be submitted at the moment. Drafts are kept.',
    activation: 'A place in a program that has not begun waits.',
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
  holds: { title: 'What waits' },
  papers: {
    title: 'Licences and insurance',
    intro: 'What we have on file from you, and until when it holds.',
    open: 'Licences and insurance',
    nothing: 'Nothing is on file',
    nothingText: 'Hand in a licence, registration or insurance here. We look at it before it is on file.',
    handIn: 'Hand in another',
    renew: 'Renew',
    asked: 'Renew {title} before {on}.',
    askedOver: '{title} ran out on {on}. Renew it.',
    inReview: 'We are looking at what you handed in on {at}.',
    refused: 'What you handed in on {at} could not be taken: {reason}.',
    validUntil: 'Valid until',
    noEnd: 'No end',
    kind: 'Kind',
    jurisdiction: 'Country',
    jurisdictionHint: 'Two letters such as DE, or a part of a country such as US-NJ.',
    regulator: 'Issued by',
    number: 'Number',
    scope: 'What it allows, or what is insured and up to how much',
    validFrom: 'Valid from',
    expiresOn: 'Valid until (empty for no end)',
    file: 'The document',
    fileMissing: 'Add the document.',
    send: 'Hand it in',
    cancel: 'Cancel',
    sent: 'Thank you. We look at it before it is on file.',
    mayNot: 'The owner of your company hands these in.',
  },
  paperStanding: { in_force: 'In force', not_yet: 'Not yet', expired: 'Run out' } satisfies Record<
    LicenceStanding,
    string
  >,
  paperRefused: {
    not_readable: 'it cannot be read',
    wrong_document: 'it is another document than asked for',
    wrong_holder: 'somebody else holds it',
    expired_already: 'it has run out already',
    scope_too_narrow: 'it does not cover what is needed',
    not_in_register: 'the register does not know it',
    other: 'see below',
  } satisfies Record<RenewalRejectionReason, string>,
};

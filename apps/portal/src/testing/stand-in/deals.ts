import { closedDealStatuses, type DealStatus, dealStatuses } from '@countersign/domain/deal-registration/deal';
import type { Reply } from '@countersign/ui/client/operation-types';
import { idOf, partner, products, programId } from './company.ts';

export type Deal = Reply<'deal-registration.get'>;
export type CaseView = Reply<'case.get'>;

const day = 86_400_000;
const customers = [
  'Müller & Söhne GmbH',
  'Aker Havbruk AS',
  'Baltic Freight OÜ',
  'Casa Lumière SARL',
  'Deichmann Optik KG',
  'Elbtal Kliniken gGmbH',
  'Ferrocarril del Sur SA',
  'Grønland Energi A/S',
  'Hansen Maskin ApS',
  'Isarwerk Automation GmbH',
  'Jadran Shipping d.o.o.',
  'Kraków Data Sp. z o.o.',
  'Lindqvist Bygg AB',
  'Maas Logistiek B.V.',
  'Nova Textil Lda',
  'Oberland Bergbahnen AG',
  'Polderland Zuivel B.V.',
  'Quercus Forstwirtschaft KG',
  'Rialto Alimentari S.p.A.',
  'Schwarzwald Uhren GmbH & Co. KG',
  'Tallinna Vesi AS',
  'Uppsala Genomik AB',
  'Van den Berg Installatie B.V.',
  'Westfalen Guss GmbH',
  'Ystad Marin AB',
  'Zürich Präzision AG',
];
const countries = [
  'DE',
  'NO',
  'EE',
  'FR',
  'DE',
  'DE',
  'ES',
  'DK',
  'DK',
  'DE',
  'HR',
  'PL',
  'SE',
  'NL',
  'PT',
  'CH',
  'NL',
  'DE',
  'IT',
  'DE',
  'EE',
  'SE',
  'NL',
  'DE',
  'SE',
  'CH',
];
/** One of each first, so that every state can be looked at; then the usual mix. */
const mix: DealStatus[] = [
  ...dealStatuses,
  'approved',
  'in_review',
  'approved',
  'won',
  'lost',
  'approved',
  'in_review',
  'won',
  'expired',
  'submitted',
];

const actionsOf: Partial<Record<DealStatus, Deal['actions']>> = {
  draft: ['edit', 'discard', 'submit'],
  submitted: ['withdraw'],
  in_review: ['withdraw'],
  changes_requested: ['answer', 'withdraw'],
  waitlisted: ['withdraw'],
  offered: ['accept_offer', 'decline_offer'],
  approved: ['report_win', 'extend', 'report_loss', 'withdraw'],
  win_reported: ['withdraw'],
};

const heldBy: Partial<Record<DealStatus, string>> = {
  submitted: 'Halden Systems',
  in_review: 'Partner managers of Halden Systems',
  waitlisted: 'Halden Systems',
  win_reported: 'Sales owners of Halden Systems',
};

export function makeDeals(now: number, count: number): Deal[] {
  return Array.from({ length: count }, (_, index) => makeDeal(now, index));
}

function makeDeal(now: number, index: number): Deal {
  const status = mix[index % mix.length] ?? 'draft';
  const isDraft = status === 'draft';
  const isProtected = ['approved', 'win_reported', 'won', 'expired', 'lost'].includes(status);
  const partnerHas = ['draft', 'changes_requested', 'offered', 'approved'].includes(status);
  const isClosed = closedDealStatuses.some((closed) => closed === status);
  const lines = [1, 4].slice(0, (index % 2) + 1).map((at, line) => ({
    productId: idOf('prod', ((at + index) % products.length) + 1),
    quantity: line * 3 + 1 + (index % 4),
  }));
  const customerName = `${customers[index % customers.length]}${index >= customers.length ? ` ${Math.floor(index / customers.length) + 1}` : ''}`;
  const amount = { amount: `${8_400 + ((index * 7_919) % 90_000)}.00`, currency: 'EUR' };
  const at = (days: number) => new Date(now + days * day).toISOString();
  const closeMonth = at(60 + (index % 5) * 30).slice(0, 7);
  const productNames = Object.fromEntries(products.map((product) => [product.id, product.name]));
  return {
    id: idOf('deal', index + 1),
    caseId: isDraft ? null : idOf('case', index + 1),
    number: isDraft ? null : `DR-2026-${String(412 - (index % 400)).padStart(5, '0')}`,
    status,
    programId,
    programName: 'Halden Resellers',
    partner: { id: partner.id, name: partner.name },
    customerName,
    customerCountry: countries[index % countries.length] ?? 'DE',
    products: lines.map((line) => productNames[line.productId] ?? ''),
    amount,
    closeMonth,
    submittedAt: isDraft ? null : at(-3 - (index % 60)),
    protectedUntil: isProtected ? at(isClosed ? -12 : 6 + (index % 80)).slice(0, 10) : null,
    heldBy: isClosed ? null : partnerHas ? partner.name : (heldBy[status] ?? null),
    dueAt: isClosed || isDraft || status === 'waitlisted' || status === 'approved' ? null : at(1.3 - (index % 3) * 0.6),
    ownReference: index % 3 === 0 ? `NL-${1_000 + index}` : null,
    hasMatches: null,
    origin: 'portal',
    changedAt: at(-0.02 - index * 0.21),
    revision: 2,
    terms: isDraft
      ? { customerName, customerCountry: 'EE', customerWebsite: 'https://baltic-freight.example' }
      : {
          customerName,
          customerCountry: countries[index % countries.length] ?? 'DE',
          customerWebsite:
            index % 4 === 0 ? 'none' : `https://www.${customerName.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example`,
          customerRegistrationNumber: 'HRB 48213',
          customerCity: 'Bielefeld',
          lines,
          amount,
          closeMonth,
          stage: 'technical_validation',
          saleKind: 'new',
          contacts: [
            { name: 'Dr. Ines Falk', title: 'Head of IT', email: 'ines.falk@customer.example', phone: '+49 521 4410' },
          ],
          competitor: 'Contoso Platform',
          decisionProcess: 'Board decides on 12 June after the pilot.\nBudget is released for this year.',
          discountAsked: { kind: 'percent', bp: 1800 },
          description: 'Replaces the paper-based quality records in two plants. Pilot with 40 users ran in March.',
        },
    files: isDraft
      ? []
      : [{ id: idOf('file', 1), name: 'Offer Q2 signed by customer.pdf', mediaType: 'application/pdf', size: 482_133 }],
    productNames,
    submittedBy: isDraft ? null : 'Lena Brandt',
    grantedDiscountBp: isProtected ? 1700 : null,
    standardDiscountBp: 1500,
    protectionZone: 'Europe/Berlin',
    extensionsUsed: 0,
    changes:
      status === 'changes_requested'
        ? {
            fields: ['closeMonth', 'customerWebsite'],
            text: 'The customer told us the budget is only released next quarter. Please check the expected close, and give us their website if there is one.',
            limitAt: at(9),
          }
        : null,
    offer: status === 'offered' ? { acceptBy: at(2.4) } : null,
    rejection:
      status === 'rejected'
        ? {
            reason: 'not_eligible',
            text: 'The customer buys through a public tender in which we are bound to list prices.',
          }
        : null,
    win: ['win_reported', 'won'].includes(status)
      ? { orderNumber: 'PO-88213', wonOn: at(-2).slice(0, 10), amount, confirmedAt: status === 'won' ? at(-1) : null }
      : null,
    loss: status === 'lost' ? { reason: 'no_budget', text: 'Postponed to next year by the board.' } : null,
    actions: actionsOf[status] ?? [],
  };
}

export function summaryOf(deal: Deal): Reply<'deal-registration.list'>['items'][number] {
  const { terms: _terms, files: _files, productNames: _names, changes: _changes, ...rest } = deal;
  return rest;
}

/** The case as a partner sees it. */
export function caseOf(deal: Deal, now: number): CaseView {
  const isOpen = !closedDealStatuses.some((status) => status === deal.status);
  const isWithTenant = ['submitted', 'in_review', 'win_reported'].includes(deal.status);
  const side = ['changes_requested', 'offered'].includes(deal.status) ? 'partner' : isWithTenant ? 'tenant' : 'nobody';
  const isReviewed = !['submitted', 'in_review', 'changes_requested'].includes(deal.status);
  const at = (days: number) => new Date(now + days * day).toISOString();
  return {
    id: deal.caseId ?? '',
    process: 'deal-registration',
    number: deal.number,
    title: deal.customerName ?? '',
    status: deal.status,
    isOpen,
    programName: deal.programName,
    partner: deal.partner,
    subjectId: deal.id,
    openedAt: deal.submittedAt ?? at(0),
    closedAt: isOpen ? null : deal.changedAt,
    revision: deal.revision,
    whereabouts: {
      state: deal.status,
      heldBy: deal.heldBy,
      side,
      dueAt: deal.dueAt,
      isPaused: deal.status === 'changes_requested',
    },
    nextEvent: nextEventOf(deal),
    route: [
      {
        name: 'review',
        state: isReviewed ? 'done' : 'current',
        who: 'Halden Systems',
        required: 1,
        given: isReviewed ? 1 : 0,
        dueAt: isReviewed ? null : deal.dueAt,
        decisions: [],
      },
    ],
    policy: null,
    task: null,
    isBlocked: false,
    mayWithdraw: false,
  };
}

function nextEventOf(deal: Deal): CaseView['nextEvent'] {
  if (deal.dueAt === null) return null;
  const kinds: Partial<Record<DealStatus, string>> = {
    in_review: 'escalation',
    changes_requested: 'withdrawal',
    offered: 'lapse',
    approved: 'expiry',
    submitted: 'release',
  };
  return { kind: kinds[deal.status] ?? 'reminder', at: deal.changes?.limitAt ?? deal.dueAt };
}

export function timelineOf(deal: Deal, now: number): Reply<'case.timeline'>['items'] {
  const kinds = {
    submitted: ['submitted'],
    in_review: ['submitted', 'route_resolved', 'step_opened', 'decided', 'reminded'],
    changes_requested: ['submitted', 'route_resolved', 'step_opened', 'changes_requested'],
    waitlisted: ['submitted', 'route_resolved', 'step_opened', 'decided', 'waitlisted'],
    offered: ['submitted', 'route_resolved', 'step_opened', 'decided', 'waitlisted', 'offered'],
  } as const satisfies Partial<Record<DealStatus, readonly string[]>>;
  const usual = [
    'submitted',
    'route_resolved',
    'step_opened',
    'decided',
    'step_opened',
    'decided',
    'step_opened',
    'decided',
    'approved',
  ] as const;
  const own = deal.status in kinds ? kinds[deal.status as keyof typeof kinds] : usual;
  return own.map((kind, index) => ({
    id: idOf('tle', index + 1),
    at: new Date(now - (own.length - index) * day * 0.7).toISOString(),
    kind,
    actor: kind === 'submitted' ? 'Lena Brandt' : 'Halden Systems',
    visibility: 'shared',
    text: kind === 'changes_requested' ? (deal.changes?.text ?? null) : null,
    facts: {},
  }));
}

export function commentsOf(now: number): Reply<'case.comments'>['items'] {
  const at = (days: number) => new Date(now + days * day).toISOString();
  return [
    {
      id: idOf('com', 1),
      at: at(-2),
      by: 'Priya Raman',
      side: 'tenant',
      visibility: 'shared',
      text: 'Thank you for registering this so early. Do you know yet who signs on the customer’s side?',
      files: [],
    },
    {
      id: idOf('com', 2),
      at: at(-1.6),
      by: 'Lena Brandt',
      side: 'partner',
      visibility: 'shared',
      text: 'Their COO, Mr. Albers. He was in the pilot review last week and asked for the three-year price.',
      files: [],
    },
  ];
}

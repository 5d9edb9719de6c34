import { at, partners, programs } from './company.ts';
import { events, explanation } from './event-records.ts';
import { eur, payouts } from './money-records.ts';
import { planDetail } from './plan-records.ts';
import { newId } from './random.ts';

interface Asked {
  params: Record<string, string>;
}

const [program] = programs;
const [partner] = partners;
const enrollmentId = partner?.programs[0]?.enrollmentId ?? '';
const named = { id: partner?.id ?? '', name: partner?.name ?? '' };
const paged = <T>(items: readonly T[]) => ({ items, nextCursor: null, total: items.length });

export const customer = {
  id: newId('cus'),
  programId: program?.id ?? '',
  programName: program?.name ?? '',
  ref: 'customer-0@example.org',
  enrollment: { id: enrollmentId, partnerId: named.id, partnerName: named.name },
  boundAt: at(-400),
  boundUntil: null,
  boundBy: 'click',
  firstEventAt: at(-400),
};

export const adjustment = {
  id: newId('adj'),
  number: 'ADJ-2026-00001',
  programId: program?.id ?? '',
  programName: program?.name ?? '',
  enrollmentId,
  partner: named,
  amount: eur('-12.50'),
  reason: 'amount_wrong' as const,
  note: 'Credited twice in spring.',
  eventId: events[0]?.id ?? null,
  status: 'in_review' as const,
  caseId: newId('case'),
  proposedBy: 'Olga Reed',
  approvedBy: [],
  lineId: null,
  createdAt: at(-3),
  decidedAt: null,
};

const touch = {
  id: '00000000-0000-7000-8000-000000000190',
  receivedAt: at(-2),
  programId: program?.id ?? '',
  enrollmentId,
  partner: named,
  linkId: null,
  linkName: 'Newsletter',
  kind: 'click' as const,
  quality: 'bot' as const,
  subIds: { sub1: 'a' },
  utm: { source: 'partner' },
  target: 'https://www.halden.example/pricing?cs_click=1',
  deepLinkRefusal: null,
  referrerHost: 'www.example.org',
  paidSearch: null,
  couponCode: null,
  userAgent: null,
};

/** Customers, clicks, payouts one by one, corrections, and terms of single partners. */
export const earningAnswers = {
  'end-customer.list': () => paged([customer]),
  'end-customer.get': () => ({
    ...customer,
    firstEvent: { id: events[0]?.id, kind: 'order', occurredAt: at(-300) },
    firstTouch: { kind: 'click', ref: touch.id, at: at(-401), partnerName: named.name },
    eventCount: 8,
    earned: eur('200.00'),
  }),
  'touch.list': () => paged([touch]),
  'line.list': () => paged(explanation({ params: {} }).lines.map(({ line }) => line)),
  'payout.list': () => paged(payouts),
  'payout.get': ({ params }: Asked) => payouts.find(({ id }) => id === params['id']) ?? payouts[0],
  'adjustment.list': () => paged([adjustment]),
  'adjustment.get': () => adjustment,
  'plan.overrides': () =>
    paged([
      {
        id: newId('ovr'),
        planId: planDetail.id,
        enrollmentId,
        partner: named,
        rule: 'standard',
        params: { percent: '30' },
        reason: 'Launch',
        validFrom: at(-100),
        validUntil: null,
        isApproved: false,
      },
    ]),
};

import type { Reply } from '@countersign/ui/client/operation-types';
import { idOf, owner, programId } from './company.ts';
import { uuidOf } from './money.ts';

export type PartnerLink = Reply<'link.list'>['items'][number];
type Event = Reply<'event.get'>;

const day = 86_400_000;
const at = (now: number, days: number) => new Date(now + days * day).toISOString();
const enrollment = { id: idOf('enr', 1), partnerId: owner.partnerId, partnerName: owner.partnerName };

export const tracking: Reply<'tracking.get'> = {
  programId,
  hosts: ['halden.example', '.halden-shop.example'],
  defaultTarget: 'https://halden.example/start',
  cookieDays: 90,
  cookieMode: 'always',
  customerMask: 'masked',
  revision: 1,
};

export function linkOf(number: number, now: number, given: Partial<PartnerLink> = {}): PartnerLink {
  const code = `nl${number}k7w`;
  return {
    id: idOf('lnk', number),
    programId,
    enrollmentId: enrollment.id,
    partnerName: enrollment.partnerName,
    code,
    url: `https://go.halden.example/k/${code}`,
    viewUrl: `https://go.halden.example/i/${code}.gif`,
    name: `Link ${number}`,
    target: 'https://halden.example/start',
    utm: {},
    archivedAt: null,
    createdAt: at(now, -number),
    ...given,
  };
}

export function makeLinks(now: number): PartnerLink[] {
  return [
    linkOf(1, now, { name: 'Newsletter', utm: { source: 'newsletter', campaign: 'spring' } }),
    linkOf(2, now, { name: 'Website', target: 'https://eu.halden-shop.example/gtx?from=partner' }),
  ];
}

export const coupons: Reply<'coupon.list'>['items'] = [
  {
    id: idOf('cpn', 1),
    programId,
    enrollmentId: enrollment.id,
    partnerName: enrollment.partnerName,
    code: 'NORDLICHT10',
    archivedAt: null,
    createdAt: '2026-01-10T10:00:00Z',
  },
];

export function makeDailyClicks(now: number): Reply<'touch.daily'>['items'] {
  return Array.from({ length: 24 }, (_, index) => ({
    day: at(now, -index).slice(0, 10),
    linkId: idOf('lnk', (index % 2) + 1),
    linkName: index % 2 === 0 ? 'Newsletter' : 'Website',
    counted: (index * 7) % 23,
    notCounted: index % 5 === 0 ? 2 : 0,
    seen: index % 3 === 0 ? 40 : 0,
  }));
}

export function touchOf(now: number): Reply<'touch.list'>['items'][number] {
  return {
    id: uuidOf(900),
    receivedAt: new Date(now).toISOString(),
    programId,
    enrollmentId: enrollment.id,
    partner: { id: enrollment.partnerId, name: enrollment.partnerName },
    linkId: idOf('lnk', 1),
    linkName: 'Newsletter',
    kind: 'click',
    quality: 'valid',
    subIds: {},
    utm: {},
    target: 'https://halden.example/start',
    deepLinkRefusal: null,
    referrerHost: null,
    paidSearch: null,
    couponCode: null,
    userAgent: null,
  };
}

export function makeEvents(now: number): Event[] {
  const rows = [
    { kind: 'invoice_paid', status: 'rated', reason: null, externalId: 'INV-2', net: '6722.50' },
    { kind: 'signup', status: 'rated', reason: null, externalId: 'USER-31', net: null },
    { kind: 'order', status: 'kept', reason: 'duplicate', externalId: 'ORD-77', net: '90.00' },
    { kind: 'order', status: 'queued', reason: null, externalId: 'ORD-78', net: '120.00' },
  ] as const;
  return rows.map(({ kind, status, reason, externalId, net }, index) => ({
    id: uuidOf([103, 302, 303, 304][index] ?? 0),
    programId,
    source: { id: idOf('esrc', 1), name: 'Shop' },
    kind,
    externalId,
    customer: index === 1 ? null : 'm***@k***',
    occurredAt: at(now, -2 - index),
    receivedAt: at(now, -2 - index),
    net: net === null ? null : { amount: net, currency: 'EUR' },
    tax: null,
    discount: null,
    quantity: 1,
    product: index === 0 ? 'GTX-PRO' : null,
    country: 'DE',
    coupon: null,
    clickId: uuidOf(900 + index),
    refersTo: null,
    dealId: null,
    status,
    reason,
    enrollment,
    lines: [],
    properties: {},
    attribution: {
      version: 1,
      model: 'last',
      reason: null,
      path: [
        {
          kind: 'click',
          ref: uuidOf(900 + index),
          enrollmentId: enrollment.id,
          partnerName: enrollment.partnerName,
          at: at(now, -3 - index),
          outcome: 'chosen',
        },
      ],
      shares: [{ enrollmentId: enrollment.id, share: '1' }],
      eventId: null,
    },
    release: null,
  }));
}

export function makeCustomers(now: number): Reply<'end-customer.list'>['items'] {
  return [
    { ref: 'm***@k***', boundUntil: null, boundBy: 'click', ago: 2 },
    { ref: 'C***7', boundUntil: at(now, 150), boundBy: 'coupon', ago: 30 },
    { ref: null, boundUntil: at(now, 20), boundBy: 'deal', ago: 160 },
  ].map(({ ref, boundUntil, boundBy, ago }, index) => ({
    id: idOf('cus', index + 1),
    programId,
    programName: 'Halden Partner',
    ref,
    enrollment,
    boundAt: at(now, -ago),
    boundUntil,
    boundBy,
    firstEventAt: at(now, -ago),
  }));
}

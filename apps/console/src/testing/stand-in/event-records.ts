import { at, partners, programs } from './company.ts';
import { newId } from './random.ts';

export const sources = [
  {
    id: newId('src'),
    programId: programs[0]?.id ?? '',
    name: 'Shop',
    kind: 'postback' as const,
    dedupeKey: 'external_id' as const,
    publicKey: 'k9x2',
    parameterMap: { amount: 'payout', externalId: 'order_id' },
    hasSigningSecret: false,
    url: 'https://go.halden.example/p/k9x2',
    archivedAt: null,
    createdAt: at(-900),
    revision: 1,
  },
];

const eventId = (index: number) => `00000000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`;
const partner = partners[0];
const enrollment = {
  id: partner?.programs[0]?.enrollmentId ?? '',
  partnerId: partner?.id ?? '',
  partnerName: partner?.name ?? '',
};

export const events = Array.from({ length: 8 }, (_, index) => {
  const isKept = index === 1;
  return {
    id: eventId(index),
    programId: programs[0]?.id ?? '',
    source: { id: sources[0]?.id ?? '', name: 'Shop' },
    kind: (['order', 'order', 'refund', 'renewal'] as const)[index % 4] ?? 'order',
    externalId: `INV-${1000 + index}`,
    customer: `customer-${index}@example.org`,
    occurredAt: at(-index * 9 - 2),
    receivedAt: at(-index * 9 - 1),
    net: { amount: '1000.00', currency: 'EUR' },
    tax: { amount: '190.00', currency: 'EUR' },
    discount: null,
    quantity: 1,
    product: 'GTX Pro',
    country: 'DE',
    coupon: null,
    clickId: null,
    refersTo: index % 4 === 2 ? 'INV-1000' : null,
    dealId: null,
    status: isKept ? ('kept' as const) : ('rated' as const),
    reason: isKept ? ('no_partner' as const) : null,
    enrollment: isKept ? null : enrollment,
  };
});

export function eventDetail(id: string | undefined) {
  const event = events.find((other) => other.id === id) ?? events[0];
  const isKept = event?.status === 'kept';
  return {
    ...event,
    lines: [],
    properties: { campaign: 'autumn' },
    attribution: {
      version: 1,
      model: isKept ? 'none' : 'last',
      reason: isKept ? 'no_partner' : null,
      path: isKept
        ? []
        : [
            {
              kind: 'click',
              ref: eventId(90),
              enrollmentId: enrollment.id,
              partnerName: 'Vela Consulting',
              at: at(-300),
              outcome: 'not_last',
            },
            {
              kind: 'click',
              ref: eventId(91),
              enrollmentId: enrollment.id,
              partnerName: enrollment.partnerName,
              at: at(-100),
              outcome: 'chosen',
            },
          ],
      shares: isKept ? [] : [{ enrollmentId: enrollment.id, share: '1' }],
      eventId: null,
    },
    release: null,
  };
}

const trace = [
  {
    code: 'terms',
    rule: null,
    data: { planVersion: 'plv', eventKind: 'order', occurredAt: at(-200), tier: 'Gold', group: null },
  },
  {
    code: 'basis',
    rule: 'standard',
    data: { base: 'net_of_tax', amount: '1152.50', currency: 'USD', net: '1152.50', tax: null, discount: null },
  },
  {
    code: 'converted',
    rule: 'standard',
    data: { rate: '1.1525', from: 'USD', to: 'EUR', day: '2026-04-02', source: 'ECB', amount: '1000' },
  },
  { code: 'percentage', rule: 'standard', data: { percent: '20' } },
  {
    code: 'rounded',
    rule: 'standard',
    data: { exact: '200.00', rounding: 'half_up', amount: '200.00', currency: 'EUR' },
  },
  { code: 'hold', rule: 'standard', data: { days: 30, dayCount: 'calendar_zone', until: at(500) } },
];
const plan = { id: newId('pln'), name: 'Referral 2026', version: 1 };

export function explanation({ params }: { params: Record<string, string> }) {
  const event = events.find((other) => other.id === params['id']) ?? events[0];
  const shown = {
    id: event?.id,
    kind: event?.kind,
    occurredAt: event?.occurredAt,
    status: event?.status,
    reason: event?.reason,
  };
  if (event?.status === 'kept') return { event: shown, lines: [], nothing: [] };
  const line = {
    id: eventId(50),
    programId: programs[0]?.id,
    enrollmentId: enrollment.id,
    partner: { id: enrollment.partnerId, name: enrollment.partnerName },
    eventId: event?.id,
    kind: 'earning',
    state: 'pending',
    plan,
    rule: 'standard',
    amount: { amount: '200.00', currency: 'EUR' },
    amountExact: '200.00',
    basis: { amount: '1152.50', currency: 'USD' },
    exchange: { rate: '1.1525', day: '2026-04-02', source: 'ECB' },
    occurredAt: event?.occurredAt,
    holdUntil: at(500),
    reversesLineId: null,
    statementId: null,
  };
  return { event: shown, lines: [{ line, trace }], nothing: [] };
}

import type { Reply } from '@countersign/ui/client/operation-types';
import { idOf, owner, programId, secondProgramId } from './company.ts';

type Line = Reply<'line.list'>['items'][number];
type Statement = Reply<'statement.get'>;
type Payout = Reply<'payout.get'>;
export type Method = Reply<'payment-method.list'>['items'][number];

const hour = 3_600_000;
const day = 24 * hour;
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const partner = { id: owner.partnerId, name: owner.partnerName };
const at = (now: number, days: number) => new Date(now + days * day).toISOString();
const dayAt = (now: number, days: number) => at(now, days).slice(0, 10);
export const uuidOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function makeBalances(): Reply<'payout.balances'>['items'] {
  return [
    {
      enrollmentId: idOf('enr', 1),
      programName: 'Halden Resellers',
      pending: eur('1284.50'),
      available: eur('400.00'),
      held: eur('0.00'),
      receivable: eur('0.00'),
      underWay: eur('250.00'),
      minimum: eur('50.00'),
      holdReason: 'no_payment_method',
    },
    {
      enrollmentId: idOf('enr', 2),
      programName: 'Halden Referrals',
      pending: usd('0.00'),
      available: usd('12.40'),
      held: usd('80.00'),
      receivable: usd('10.00'),
      underWay: usd('0.00'),
      minimum: usd('50.00'),
      holdReason: 'below_minimum',
    },
  ];
}

const plan = { id: idOf('plan', 1), name: 'Resellers 2026', version: 2 };

export function makeLines(now: number): Line[] {
  const rows = [
    { amount: '200.00', basis: '1000.00', state: 'available', kind: 'earning', ago: 40 },
    { amount: '-60.00', basis: '-300.00', state: 'pending', kind: 'take_back', ago: 3 },
    { amount: '1344.50', basis: '6722.50', state: 'pending', kind: 'earning', ago: 2 },
    { amount: '12.00', basis: null, state: 'held', kind: 'adjustment', ago: 50 },
    { amount: '250.00', basis: '1250.00', state: 'settled', kind: 'earning', ago: 70 },
  ] as const;
  return rows.map(({ amount, basis, state, kind, ago }, index) => ({
    id: uuidOf(index + 1),
    programId,
    enrollmentId: idOf('enr', 1),
    partner,
    eventId: uuidOf(index + 101),
    kind,
    state,
    plan,
    rule: 'Sales',
    amount: eur(amount),
    amountExact: amount,
    basis: basis === null ? null : eur(basis),
    exchange: null,
    occurredAt: at(now, -ago),
    holdUntil: at(now, 30 - ago),
    reversesLineId: kind === 'take_back' ? uuidOf(5) : null,
    statementId: null,
  }));
}

const step = (code: string, data: Record<string, string | number | null> = {}, rule: string | null = 'Sales') => ({
  code,
  rule,
  data,
});

export function explanationOf(line: Line): Reply<'line.explain'> {
  return {
    event: {
      id: line.eventId ?? uuidOf(5),
      kind: 'invoice_paid',
      occurredAt: line.occurredAt,
      status: 'rated',
      reason: null,
    },
    lines: [
      {
        line,
        trace: [
          step('terms', { planVersion: idOf('plv', 2), occurredAt: line.occurredAt, tier: 'Gold' }, null),
          step('condition_unmet', { condition: 'products' }, 'Training'),
          step('basis', { base: 'net_of_tax', amount: '1152.50', currency: 'USD', net: '1152.50', tax: null }),
          step('converted', {
            rate: '0.8677',
            from: 'USD',
            to: 'EUR',
            day: '2026-04-02',
            source: 'ECB',
            amount: '1000',
          }),
          step('percentage', { percent: '20' }),
          step('rounded', { exact: '200', rounding: 'half_even', amount: '200.00', currency: 'EUR' }),
          step('hold', { days: 30, dayCount: 'calendar', until: line.holdUntil }),
        ],
      },
    ],
    nothing: [],
  };
}

export function nothingFor(event: Reply<'event.list'>['items'][number]): Reply<'line.explain'> {
  const { id, kind, occurredAt, status, reason } = event;
  return {
    event: { id, kind, occurredAt, status, reason },
    lines: [],
    nothing:
      status === 'rated'
        ? [
            {
              plan,
              trace: [
                step('terms', { occurredAt }, null),
                step('condition_unmet', { condition: 'kinds' }),
                step('nothing_earned', {}, null),
              ],
            },
          ]
        : [],
  };
}

export function makeStatements(now: number): Statement[] {
  const rows = [
    { opening: '250.00', earned: '400.00', corrections: '-60.00', paid: '250.00', closing: '340.00' },
    { opening: '0.00', earned: '250.00', corrections: '0.00', paid: '0.00', closing: '250.00' },
  ];
  return rows.map(({ opening, earned, corrections, paid, closing }, index) => ({
    id: idOf('stm', index + 1),
    number: `ST-2026-0${5 - index}-0007`,
    periodId: idOf('per', index + 1),
    fromOn: `2026-0${5 - index}-01`,
    toOn: index === 0 ? '2026-05-31' : '2026-04-30',
    programName: 'Halden Resellers',
    enrollmentId: idOf('enr', 1),
    partner,
    opening: eur(opening),
    earned: eur(earned),
    corrections: eur(corrections),
    paid: eur(paid),
    closing: eur(closing),
    pending: eur('0.00'),
    available: eur(closing),
    lineCount: index === 0 ? 3 : 1,
    publishedAt: at(now, -5 - 30 * index),
  }));
}

export function makeStatementLines(now: number): Reply<'statement.lines'>['items'] {
  const rows = [
    { amount: '200.00', basis: '1000.00', eventKind: 'invoice_paid', kind: 'earning', reference: 'INV-1', fx: null },
    {
      amount: '200.00',
      basis: '1152.50',
      eventKind: 'invoice_paid',
      kind: 'earning',
      reference: 'INV-2',
      fx: '1.1525',
    },
    { amount: '-60.00', basis: '-300.00', eventKind: 'refund', kind: 'take_back', reference: 'INV-1', fx: null },
  ] as const;
  return rows.map(({ fx, amount, basis, ...row }, index) => ({
    ...row,
    id: uuidOf(index + 1),
    occurredAt: at(now, -40 + index),
    state: 'available' as const,
    rule: 'Sales',
    planVersion: 2,
    basis: { amount: basis, currency: fx === null ? 'EUR' : 'USD' },
    fxRate: fx,
    fxDay: fx === null ? null : '2026-04-02',
    fxSource: fx === null ? null : 'ECB',
    holdUntil: at(now, -10 + index),
    amount: eur(amount),
  }));
}

export function makePayouts(now: number): Payout[] {
  const rows = [
    { status: 'returned', amount: '250.00', sent: -6, settled: -2, failure: 'AC04', holdReason: null },
    { status: 'held', amount: '12.40', sent: null, settled: null, failure: null, holdReason: 'below_minimum' },
    { status: 'sent', amount: '310.25', sent: -33, settled: null, failure: null, holdReason: null },
    { status: 'paid', amount: '1180.00', sent: -64, settled: -63, failure: null, holdReason: null },
  ] as const;
  return rows.map(({ status, amount, sent, settled, failure, holdReason }, index) => ({
    id: idOf('pay', index + 1),
    runId: idOf('run', index + 1),
    runNumber: `PR-2026-00${9 - index}`,
    enrollmentId: idOf('enr', 1),
    partner,
    programName: 'Halden Resellers',
    amount: eur(amount),
    status,
    holdReason,
    rail: 'sepa',
    account: 'DE•• •••• 3000',
    attempt: 1,
    endToEndId: sent === null ? null : `CS-2026-00${9 - index}-7`,
    payOn: dayAt(now, -7 - 30 * index),
    sentAt: sent === null ? null : at(now, sent),
    settledAt: settled === null ? null : at(now, settled),
    failure,
    statements: [{ id: idOf('stm', 2), number: 'ST-2026-04-0007' }],
    revision: 1,
  }));
}

export function makeMethods(now: number): Method[] {
  const method = {
    partner,
    rail: 'sepa' as const,
    holder: 'Nordlicht IT GmbH',
    isOwnName: null,
    legalNames: [],
    country: 'DE',
    currency: 'EUR',
    bic: null,
    proposedBy: 'Lena Brandt',
    isInUse: false,
    refusal: null,
    revision: 2,
  };
  return [
    {
      ...method,
      id: idOf('pmt', 2),
      account: 'DE•• •••• 8801',
      status: 'proposed',
      proposedAt: at(now, -1),
      confirmedBy: null,
      usableFrom: at(now, 2),
    },
    {
      ...method,
      id: idOf('pmt', 1),
      account: 'DE•• •••• 3000',
      status: 'confirmed',
      proposedAt: at(now, -200),
      confirmedBy: 'Felix Ahrens',
      usableFrom: at(now, -197),
    },
  ];
}

export const memberships: Reply<'enrollment.list'>['items'] = [
  { id: idOf('enr', 1), programId, programName: 'Halden Resellers', tier: 'Gold' },
  { id: idOf('enr', 2), programId: secondProgramId, programName: 'Halden Referrals', tier: null },
].map((membership) => ({
  ...membership,
  partnerId: partner.id,
  partnerName: partner.name,
  status: 'active',
  group: null,
  manager: null,
  parentId: null,
}));

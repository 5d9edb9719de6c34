import { Refusal } from './case-of.ts';
import { at, members, partners, programs } from './company.ts';
import { earningAnswers } from './earning-answers.ts';
import { eventDetail, events, explanation, sources } from './event-records.ts';
import {
  changes,
  eur,
  makeMoneyCase,
  makePeriod,
  makeRun,
  payouts,
  periods,
  runs,
  statements,
} from './money-records.ts';
import { planDetail, plans } from './plan-records.ts';
import { newId } from './random.ts';

interface Asked {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
}

function found<T extends { id: string }>(items: readonly T[], id: unknown): T {
  const item = items.find((other) => other.id === id);
  if (item === undefined) throw new Refusal(404, 'not_found');
  return item;
}

function paged<T>(items: readonly T[]) {
  return { items, nextCursor: null, total: items.length };
}

const lineOf = (index: number) => ({
  id: `00000000-0000-7000-8000-00000000000${index}`,
  occurredAt: at(-200 + index),
  kind: index === 1 ? ('take_back' as const) : ('earning' as const),
  state: index === 1 ? ('available' as const) : ('pending' as const),
  eventKind: index === 1 ? 'refund' : 'order',
  reference: `INV-10${index}`,
  rule: 'standard',
  planVersion: 2,
  basis: eur(index === 1 ? '300.00' : '2000.00'),
  fxRate: index === 0 ? '1.1525' : null,
  fxDay: index === 0 ? '2026-04-02' : null,
  fxSource: index === 0 ? 'ECB' : null,
  holdUntil: at(300),
  amount: eur(index === 1 ? '-60.00' : '400.00'),
});

/** A month that is being closed is done when it is looked at a second time. */
const looked = new Set<string>();

function periodOf(id: unknown) {
  const period = found(periods, id);
  if (period.status === 'closing' && looked.has(period.id)) {
    const done = makePeriod(period.fromOn.slice(0, 7), 'in_review', '1250.00');
    const { view } = makeMoneyCase({
      process: 'period-close',
      subjectId: period.id,
      number: `PC-${period.fromOn.slice(0, 7)}`,
      title: period.programName,
      amount: '1250.00',
      facts: { statementCount: 4 },
    });
    Object.assign(period, done, { id: period.id, caseId: view.id });
  }
  looked.add(period.id);
  return { ...period, changes: period.totals === null ? [] : changes };
}

const entity = {
  id: 'ent_01jt00000000000000000000e1',
  name: 'Halden Systems GmbH',
  country: 'DE',
  vatNumber: 'DE136695976',
  iban: 'DE02120300000000202051',
  bic: 'BYLADEM1001',
  baseCurrency: 'EUR',
  isDefault: true,
  revision: 1,
};

const methods = ['proposed', 'confirmed'].map((status, index) => ({
  id: newId('pmt'),
  partner: { id: partners[index]?.id ?? '', name: partners[index]?.name ?? '' },
  rail: 'sepa' as const,
  holder: index === 0 ? 'Somebody Else Ltd' : (partners[index]?.name ?? ''),
  isOwnName: index !== 0,
  legalNames: [partners[index]?.name ?? ''],
  country: 'DE',
  currency: 'EUR',
  account: 'DE•• •••• 3000',
  bic: null,
  status,
  proposedBy: 'Lena Fischer',
  proposedAt: at(-30),
  confirmedBy: index === 1 ? 'Fiona Walsh' : null,
  usableFrom: at(42),
  isInUse: false,
  refusal: null,
  revision: 1,
}));

const entries = ['exception', 'matched'].map((status, index) => ({
  id: newId('bke'),
  legalEntity: { id: entity.id, name: entity.name },
  reference: `2026110${index}-4711`,
  bookedOn: '2026-11-03',
  amount: eur(index === 0 ? '12.00' : '-340.00'),
  endToEndId: index === 0 ? null : 'CSPR202600011',
  isReturn: index === 0,
  reasonCode: index === 0 ? 'AC04' : null,
  payoutId: null,
  status,
  owner: index === 0 ? { id: members[3]?.id ?? '', name: 'Fiona Walsh' } : null,
  note: null as string | null,
  createdAt: at(-5),
}));

const attribution = {
  programId: programs[0]?.id ?? '',
  version: 1,
  effectiveFrom: at(-900),
  document: {
    model: 'last' as const,
    clickWindowDays: 30,
    boundary: 'inclusive' as const,
    binding: 'rolling' as const,
    bindingDays: 90,
    couponBreaksBinding: true,
    couponPrecedence: 'coupon_wins' as const,
    dealWins: true,
    lateAfterDays: null,
  },
  author: null,
  createdAt: at(-900),
  isInForce: true,
};

function onRun(change: (run: (typeof runs)[number], asked: Asked) => void) {
  return (asked: Asked) => {
    const run = found(runs, asked.params['id']);
    change(run, asked);
    run.revision += 1;
    return run;
  };
}

export const moneyAnswers: Record<string, (asked: Asked) => unknown> = {
  'period.list': () => paged(periods),
  'period.get': ({ params }) => periodOf(params['id']),
  'period.close': ({ body }) => {
    const month = String(body['month']);
    if (periods.some(({ fromOn }) => fromOn.startsWith(month))) throw new Refusal(409, 'period_closed_already');
    const period = makePeriod(month, 'closing', '0.00');
    periods.unshift(period);
    return period;
  },
  'statement.list': ({ query }) =>
    paged(
      statements.filter(
        ({ periodId, partner }) =>
          (query['periodId'] ?? periodId) === periodId && (query['partnerId'] ?? partner.id) === partner.id,
      ),
    ),
  'statement.get': ({ params }) => found(statements, params['id']),
  'statement.lines': () => paged([lineOf(0), lineOf(1)]),
  'line.explain': explanation,
  'payout-run.list': () => paged(runs),
  'payout-run.get': ({ params }) => found(runs, params['id']),
  'payout-run.payouts': ({ params, query }) =>
    paged(payouts.filter(({ runId, status }) => runId === params['id'] && (query['status'] ?? status) === status)),
  'payout-run.create': ({ body }) => makeRun(body['rail'] === 'manual' ? 'manual' : 'sepa', String(body['payOn'])),
  'payout-run.hold': onRun((run, { body }) => {
    const payout = found(payouts, body['payoutId']);
    const isHeld = body['isHeld'] === true;
    Object.assign(payout, { status: isHeld ? 'held' : 'ready', holdReason: isHeld ? 'held_by_person' : null });
    const own = payouts.filter(({ runId }) => runId === run.id);
    run.payoutCount = own.filter(({ status }) => status === 'ready').length;
    run.heldCount = own.length - run.payoutCount;
    run.total = eur(isHeld ? '340.00' : '740.00');
  }),
  'payout-run.submit': onRun((run) => {
    run.status = 'in_review';
    run.caseId = makeMoneyCase({
      process: 'payout-run',
      subjectId: run.id,
      number: run.number,
      title: run.number,
      amount: run.total.amount,
      facts: { payoutCount: run.payoutCount },
    }).view.id;
  }),
  'payout-run.cancel': onRun((run) => {
    run.status = 'cancelled';
  }),
  'payment-method.list': () => paged(methods),
  'payment-method.confirm': ({ params }) => Object.assign(found(methods, params['id']), { status: 'confirmed' }),
  'bank-entry.list': () => paged(entries),
  'bank-entry.import': () => ({ read: 4, known: 1, settled: 1, returned: 1, exceptions: 1 }),
  'bank-entry.resolve': ({ params, body }) =>
    Object.assign(found(entries, params['id']), { status: 'resolved', note: body['note'] }),
  ...earningAnswers,
  'plan.list': () => paged(plans),
  'plan.get': () => planDetail,
  'plan.create': ({ body }) => ({ ...planDetail, name: body['name'] }),
  'plan.save-draft': () => planDetail,
  'plan.activate': () => planDetail,
  'plan.diff': () => ({
    from: 1,
    to: 2,
    changes: [{ path: 'rules.standard.params.percent', before: '20', after: '25' }],
  }),
  'plan.try-out': ({ body }) => tryOut(body),
  'event.list': () => paged(events),
  'event.get': ({ params }) => eventDetail(params['id']),
  'event-source.list': () => paged(sources),
  'event-source.create': ({ body }) => ({
    ...sources[0],
    id: newId('src'),
    name: body['name'],
    kind: body['kind'],
    secret: 'cs_src_7c0Qm5ZrT2kY9nH4vB8xJ3sD6fG',
  }),
  'ledger.trial-balance': () => ({
    rows: (
      [
        ['partner_available', '400.00', '790.00', '-390.00'],
        ['program_expense', '390.00', '0.00', '390.00'],
      ] as const
    ).map(([account, debit, credit, balance]) => ({
      legalEntityId: entity.id,
      legalEntityName: entity.name,
      account,
      accounts: 1,
      debit: eur(debit),
      credit: eur(credit),
      balance: eur(balance),
    })),
    totals: [{ legalEntityId: entity.id, debit: eur('790.00'), credit: eur('790.00') }],
    transactions: 14,
    isBalanced: true,
    differingAccounts: [],
  }),
  'legal-entity.list': () => paged([entity]),
  'tracking.get': ({ params }) => ({
    programId: params['id'],
    hosts: ['www.halden.example', '.halden-shop.example'],
    defaultTarget: 'https://www.halden.example/',
    cookieDays: 30,
    cookieMode: 'with_consent',
    customerMask: 'masked',
    revision: 1,
  }),
  'attribution.list': () => ({ items: [attribution] }),
  'link.list': ({ query }) =>
    paged([
      {
        id: newId('lnk'),
        programId: programs[0]?.id,
        enrollmentId: query['enrollmentId'],
        partnerName: partners[0]?.name,
        code: 'k7f2ab',
        url: 'https://go.halden.example/k/k7f2ab',
        viewUrl: 'https://go.halden.example/i/k7f2ab.gif',
        name: 'Newsletter',
        target: 'https://www.halden.example/pricing',
        utm: {},
        archivedAt: null,
        createdAt: at(-300),
      },
    ]),
  'coupon.list': ({ query }) =>
    paged([
      {
        id: newId('cpn'),
        programId: programs[0]?.id,
        enrollmentId: query['enrollmentId'],
        partnerName: partners[0]?.name,
        code: 'NORD10',
        archivedAt: null,
        createdAt: at(-300),
      },
    ]),
};

/** A percentage of what was paid is enough to see the numbers move. */
function tryOut(body: Record<string, unknown>) {
  const document = body['document'] as { rules: { name: string; params: { percent?: string } }[] };
  const samples = body['events'] as { kind: string; net?: { amount: string } }[];
  const [rule] = document.rules;
  let total = 0;
  const shown = samples.map(({ kind, net }) => {
    const sign = kind === 'refund' ? -1 : 1;
    const amount = (sign * Number(net?.amount ?? 0) * Number(rule?.params.percent ?? 0)) / 100;
    total += amount;
    return {
      lines: [
        { rule: rule?.name ?? '', amount: eur(amount.toFixed(2)), amountExact: amount.toFixed(4), holdUntil: at(700) },
      ],
      trace: [{ code: 'percentage', rule: rule?.name ?? '', data: { percent: rule?.params.percent ?? '' } }],
      problem: null,
    };
  });
  return { events: shown, total: eur(total.toFixed(2)) };
}

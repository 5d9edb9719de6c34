import type { CaseView } from '@countersign/contracts/case/operations';
import type { Payout, PayoutRun } from '@countersign/contracts/payout-run/operations';
import type { Period } from '@countersign/contracts/period/operations';
import type { Task } from '@countersign/contracts/task/task';
import { at, day, me, partners, programs } from './company.ts';
import { newId } from './random.ts';

const program = programs[0] as (typeof programs)[number];
export const eur = (amount: string) => ({ amount, currency: 'EUR' });
const enrolled = partners.filter((partner) => partner.programs[0]?.programId === program.id).slice(0, 4);
export const payees = enrolled.map(({ id, name, programs: [enrollment] }) => ({
  id,
  name,
  enrollmentId: enrollment?.enrollmentId ?? '',
}));

const hash = '9f2c4be1d07a5533c0de1c8f3ab7e6429f2c4be1d07a5533c0de1c8f3ab7e642';

export function makePeriod(month: string, status: Period['status'], earned: string): Period {
  return {
    id: newId('per'),
    programId: program.id,
    programName: program.name,
    fromOn: `${month}-01`,
    toOn: `${month}-30`,
    status,
    caseId: null,
    preparedBy: 'Fiona Walsh',
    approvedBy: status === 'published' ? [me.name] : [],
    frozenAt: at(-3),
    publishedAt: status === 'published' ? at(-1) : null,
    hash: status === 'closing' ? null : hash,
    totals:
      status === 'closing'
        ? null
        : {
            statementCount: payees.length,
            earned: eur(earned),
            corrections: eur('-60.00'),
            paid: eur('400.00'),
            closing: eur('790.00'),
            previousEarned: eur('900.00'),
            previousStatementCount: 3,
          },
    createdAt: at(-3),
  };
}

export const periods: Period[] = [
  makePeriod('2026-09', 'in_review', '1250.00'),
  makePeriod('2026-08', 'published', '900.00'),
];

export const changes = payees.map(({ enrollmentId, name }, index) => ({
  enrollmentId,
  partnerName: name,
  earned: eur(`${400 - index * 50}.00`),
  previousEarned: eur(`${200 + index * 25}.00`),
}));

export const statements = periods.flatMap((period) =>
  payees.map((payee, index) => ({
    id: newId('stm'),
    number: `ST-${period.fromOn.slice(0, 7)}-${String(index + 1).padStart(4, '0')}`,
    periodId: period.id,
    fromOn: period.fromOn,
    toOn: period.toOn,
    programName: period.programName,
    enrollmentId: payee.enrollmentId,
    partner: { id: payee.id, name: payee.name },
    opening: eur('0.00'),
    earned: eur('400.00'),
    corrections: eur('-60.00'),
    paid: eur('0.00'),
    closing: eur('340.00'),
    pending: eur('140.00'),
    available: eur('200.00'),
    lineCount: 2,
    publishedAt: period.publishedAt,
  })),
);

export const runs: PayoutRun[] = [];

export function makeRun(rail: PayoutRun['rail'], payOn: string): PayoutRun {
  const run: PayoutRun = {
    id: newId('run'),
    number: `PR-2026-${String(runs.length + 1).padStart(4, '0')}`,
    programId: program.id,
    programName: program.name,
    legalEntity: { id: newId('ent'), name: 'Halden Systems GmbH' },
    rail,
    currency: 'EUR',
    payOn,
    status: 'computed',
    caseId: null,
    listHash: hash,
    preparedBy: [me.name],
    approvedBy: [],
    total: eur('740.00'),
    payoutCount: 2,
    heldCount: 2,
    hasFile: false,
    revision: 1,
    releasedAt: null,
    settledAt: null,
    createdAt: at(0),
  };
  runs.unshift(run);
  payouts.push(...payees.map((payee, index) => makePayout(run, payee, index)));
  return run;
}

function makePayout(run: PayoutRun, payee: (typeof payees)[number], index: number): Payout {
  const isHeld = index >= 2;
  return {
    id: newId('pay'),
    runId: run.id,
    runNumber: run.number,
    enrollmentId: payee.enrollmentId,
    partner: { id: payee.id, name: payee.name },
    programName: run.programName,
    amount: eur(['400.00', '340.00', '12.50', '80.00'][index] ?? '0.00'),
    status: isHeld ? 'held' : 'ready',
    holdReason: isHeld ? (index === 2 ? 'below_minimum' : 'payment_method_cooling_off') : null,
    rail: run.rail,
    account: isHeld && index === 3 ? null : 'DE•• •••• 3000',
    attempt: 1,
    endToEndId: isHeld ? null : `CS${run.number.replaceAll('-', '')}${index}`,
    payOn: run.payOn,
    sentAt: null,
    settledAt: null,
    failure: null,
    statements: [{ id: statements[index]?.id ?? '', number: statements[index]?.number ?? '' }],
    revision: 1,
  };
}

export const payouts: Payout[] = [];

export interface MoneyCase {
  view: CaseView;
  task: Task | null;
}

/** A case of finance: a period or a run before its approvers. */
export function makeMoneyCase(of: {
  process: 'period-close' | 'payout-run';
  subjectId: string;
  number: string;
  title: string;
  amount: string;
  facts: Record<string, unknown>;
}): MoneyCase {
  const caseId = newId('case');
  const isPeriod = of.process === 'period-close';
  const shared = { dueAt: at(190), required: isPeriod ? 1 : 2 };
  const task: Task = {
    ...shared,
    id: newId('task'),
    caseId,
    process: of.process,
    kind: 'review',
    status: 'open',
    step: 'finance',
    caseNumber: of.number,
    caseTitle: of.title,
    partnerName: null,
    programName: program.name,
    amount: eur(of.amount),
    openedAt: at(-1),
    isOverdue: false,
    isEscalated: false,
    given: isPeriod ? 0 : 1,
    claimedBy: null,
    whyMe: [{ kind: 'role', value: 'finance_approver' }],
    whyRouted: { ruleName: isPeriod ? 'finance approves' : 'two approve', facts: of.facts },
    canDecide: true,
    cannotBecause: null,
    outcomes: ['approve', 'reject'],
    approvalGives: 'protect',
    isLastApproval: true,
    revision: 1,
  };
  const view: CaseView = {
    id: caseId,
    process: of.process,
    number: of.number,
    title: of.title,
    status: 'in_review',
    isOpen: true,
    programName: program.name,
    partner: null,
    subjectId: of.subjectId,
    openedAt: at(-1),
    closedAt: null,
    revision: 1,
    whereabouts: { state: 'in_review', heldBy: 'finance', side: 'tenant', dueAt: shared.dueAt, isPaused: false },
    nextEvent: { kind: 'remind', at: at(120) },
    route: [
      {
        name: 'finance',
        state: 'current',
        who: 'finance_approver',
        required: shared.required,
        given: task.given,
        dueAt: shared.dueAt,
        decisions: [],
      },
    ],
    policy: { name: of.process, version: 1, ruleName: task.whyRouted.ruleName, isReviewed: true },
    task,
    isBlocked: false,
    mayWithdraw: true,
  };
  const made = { view, task };
  moneyCases.push(made);
  return made;
}

export const moneyCases: MoneyCase[] = [];

const reviewed = periods[0];
if (reviewed !== undefined) {
  const { view } = makeMoneyCase({
    process: 'period-close',
    subjectId: reviewed.id,
    number: 'PC-2026-09',
    title: `${program.name} 2026-09`,
    amount: '1250.00',
    facts: { statementCount: 4 },
  });
  reviewed.caseId = view.id;
}

const waiting = makeRun('sepa', day(1));
waiting.status = 'in_review';
waiting.caseId = makeMoneyCase({
  process: 'payout-run',
  subjectId: waiting.id,
  number: waiting.number,
  title: `${waiting.number} ${waiting.payOn}`,
  amount: '740.00',
  facts: { payoutCount: 2, heldCount: 2 },
}).view.id;

const sent = makeRun('manual', day(-2));
sent.status = 'released';
sent.hasFile = true;
sent.releasedAt = at(-20);
for (const payout of payouts.filter(({ runId }) => runId === sent.id && runId !== waiting.id)) {
  if (payout.status === 'ready') payout.status = 'sent';
}

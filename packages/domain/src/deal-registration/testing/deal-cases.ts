import type { Approval, OpenTask, StepSnapshot, Timer } from '../../case/case-state.ts';
import type { CaseActor, CaseMessage, Resolution, Transition } from '../../case/transition.ts';
import { civilDate } from '../../time/civil-date.ts';
import type { DealStatus } from '../deal.ts';
import type { DealCase } from '../deal-case.ts';

export const now = Date.parse('2026-04-02T14:00:00Z');
const day = 86_400_000;

export const submitter: CaseActor = { kind: 'contact', id: 'con_1', personId: 'per_maker' };

export function member(person: string): CaseActor {
  return { kind: 'member', id: `mem_${person}`, personId: person };
}

export function stepNamed(name: string, options: Partial<StepSnapshot> = {}): StepSnapshot {
  return {
    name,
    candidates: [{ kind: 'role', role: 'partner_manager' }],
    otherwise: [],
    required: 1,
    distinctFrom: 'all',
    dueIn: '2BD',
    remindBefore: null,
    escalations: [],
    onBreach: 'escalate',
    ...options,
  };
}

export function approvalOf(steps: readonly StepSnapshot[], options: Partial<Approval> = {}): Approval {
  return {
    policyVersionId: 'plv_1',
    engine: 'test',
    ruleName: 'test',
    releaseAfter: null,
    steps,
    stepIndex: 0,
    approvals: [],
    ...options,
  };
}

export function taskOf(kind: OpenTask['kind'], options: Partial<OpenTask> = {}): OpenTask {
  return { id: 'tsk_1', kind, step: kind, required: 1, approvedBy: [], ...options };
}

const timer = (kind: string, days: number): Timer => ({ kind, at: now + days * day, clock: 'business' });
const reviewTimers = [timer('remind', 1), timer('due', 2), timer('expected', 2), timer('escalate_200', 4)];
const protectionTimers = ['protection_30', 'protection_14', 'protection_7', 'protection_end'].map((kind, index) =>
  timer(kind, 60 + 10 * index),
);

/** A case as it stands in a status, with what is open and due there. */
export function dealIn(status: DealStatus, options: Partial<DealCase> = {}): DealCase {
  const isProtected = status === 'approved' || status === 'win_reported';
  const timers: Partial<Record<DealStatus, readonly Timer[]>> = {
    submitted: [timer('release', 1), timer('expected', 2)],
    in_review: reviewTimers,
    changes_requested: [timer('changes_limit', 10)],
    offered: [timer('offer_limit', 3)],
    approved: protectionTimers,
    win_reported: [timer('due', 2), timer('escalate_200', 4)],
  };
  const tasks: Partial<Record<DealStatus, OpenTask>> = {
    in_review: taskOf('review', { step: 'first' }),
    win_reported: taskOf('confirm_win'),
  };
  return {
    tenantId: 'ten_1',
    caseId: 'case_1',
    process: 'deal-registration',
    subjectId: 'deal_1',
    epoch: 1,
    seq: 5,
    status,
    revision: 1,
    termsHash: 'hash-1',
    makers: ['per_maker'],
    approval: approvalOf([stepNamed('first'), stepNamed('second')]),
    task: tasks[status] ?? null,
    timers: timers[status] ?? [],
    paused: [],
    processed: [],
    data: {
      stage: 'qualified',
      protectedUntil: isProtected ? civilDate('2026-07-01') : null,
      protectionEndsAt: isProtected ? now + 90 * day : null,
      extensionsUsed: 0,
      grantedDiscountBp: null,
      openFields: status === 'changes_requested' ? ['closeMonth'] : [],
    },
    ...options,
  };
}

let commands = 0;

export function messageOf(
  kind: string,
  facts: Record<string, unknown> = {},
  options: Partial<CaseMessage> = {},
): CaseMessage {
  commands += 1;
  return {
    commandId: `cmd_${commands}`,
    kind,
    actor: submitter,
    knownSeq: 0,
    expiresAt: now + 1000,
    facts,
    ...options,
  };
}

export interface Answers {
  /** Whether every protection is free. */
  readonly isFree: boolean;
  readonly steps: readonly StepSnapshot[];
  readonly isAutomatic: boolean;
}

/** What the database would fill in, from a few answers that a test chooses. */
export function resolve(transition: Transition<DealCase>, answers: Answers): Resolution<DealCase> {
  const { name, next } = transition;
  const review = (index: number): Resolution<DealCase> => {
    const step = next.approval?.steps[index] ?? answers.steps[index];
    const required = step?.required === 'all' ? 2 : (step?.required ?? 1);
    return {
      task: taskOf('review', { id: `tsk_${next.seq}`, step: step?.name ?? '', required }),
      timers: reviewTimers,
    };
  };
  switch (name) {
    case 'submit':
    case 'answer':
      if (answers.isAutomatic) {
        const approval = approvalOf([], { releaseAfter: '4BH' });
        return { status: 'submitted', approval, task: null, timers: [timer('release', 1)], paused: [] };
      }
      return { ...review(0), status: 'in_review', approval: approvalOf(answers.steps), paused: [] };
    case 'approve_step':
      return transition.facts['isComplete'] === true ? review(next.approval?.stepIndex ?? 0) : {};
    case 'approve':
    case 'release':
      return answers.isFree ? protectedNow(next) : { status: 'waitlisted', task: null, timers: [] };
    case 'accept_offer':
      return protectedNow(next);
    case 'request_changes':
      return { paused: [], timers: [timer('changes_limit', 10)] };
    case 'offer':
      return { status: 'offered', timers: [timer('offer_limit', 3)] };
    case 'report_win':
      return { task: taskOf('confirm_win', { id: `tsk_${next.seq}` }), timers: [timer('due', 2)] };
    case 'ask_extension':
      return { task: taskOf('extend', { id: `tsk_${next.seq}` }), timers: [...next.timers, timer('due', 2)] };
    case 'extend':
      return {
        task: null,
        timers: protectionTimers,
        data: { ...next.data, extensionsUsed: next.data.extensionsUsed + 1 },
      };
    case 'refuse_win':
    case 'refuse_extension':
      return { task: null, timers: protectionTimers };
    default:
      return {};
  }
}

function protectedNow(next: DealCase): Resolution<DealCase> {
  const data = { ...next.data, protectedUntil: civilDate('2026-07-01'), protectionEndsAt: now + 90 * day };
  return { status: 'approved', task: null, timers: protectionTimers, data };
}

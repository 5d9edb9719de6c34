import type { CaseState, OpenTask } from '../case/case-state.ts';
import { escalationPercent } from '../case/timers.ts';
import {
  type CaseActor,
  type CaseInput,
  type CaseMessage,
  type DecisionFacts,
  type ProcessRules,
  type Refusal,
  refuse,
  systemActor,
  type Transition,
  timerActor,
} from '../case/transition.ts';
import type { Instant } from '../time/instant.ts';
import { decisionOutcomes } from './approval.ts';
import { decisionRefusal, mayNotDecide } from './check-decision.ts';

/** A case that is nothing but a review: something prepared goes through its route and is approved, rejected or taken back. */
export const reviewedStatuses = ['submitted', 'in_review', 'approved', 'rejected', 'withdrawn'] as const;
export type ReviewedStatus = (typeof reviewedStatuses)[number];

export type ReviewedCase = CaseState<ReviewedStatus, Readonly<Record<string, never>>>;

/** Every transition of a review; the process that uses it says what `approve`, `reject` and `withdraw` do. */
export const reviewedTransitions = [
  'submit',
  'approve_step',
  'approve',
  'reject',
  'withdraw',
  'remind',
  'escalate',
  'escalate_again',
  'reassign',
] as const;
export type ReviewedTransition = (typeof reviewedTransitions)[number];

const commands = ['decide', 'reassign', 'withdraw'] as const;

type Reaction = Transition<ReviewedCase> | Refusal | null;

/** No deadline decides: where money moves, a person does, and a passed deadline asks further people. */
export const reviewedCaseRules: ProcessRules<ReviewedCase> = {
  react,
  isClosed: ({ status }) => isReviewOver(status),
};

export function isReviewOver(status: ReviewedStatus): boolean {
  return status === 'approved' || status === 'rejected' || status === 'withdrawn';
}

function react(state: ReviewedCase, input: CaseInput, now: Instant): Reaction {
  switch (input.kind) {
    case 'start':
      return state.seq === 0 ? step(state, 'submit', systemActor, { status: 'in_review' }) : null;
    case 'command':
      return onCommand(state, input.message, now);
    case 'signal':
      return null;
    case 'timer':
      return onTimer(state, input.timer);
    default:
      return input satisfies never;
  }
}

function onCommand(state: ReviewedCase, message: CaseMessage, now: Instant): Transition<ReviewedCase> | Refusal {
  if (message.expiresAt <= now) return refuse('expired_command');
  const kind = commands.find((known) => known === message.kind);
  if (kind === undefined) return refuse('action_not_available');
  if (isReviewOver(state.status)) return refuse(kind === 'withdraw' ? 'action_not_available' : 'not_open');
  switch (kind) {
    case 'decide':
      return decide(state, message);
    case 'reassign':
      return reassign(state, message);
    case 'withdraw':
      return step(state, 'withdraw', message.actor, {
        commandId: message.commandId,
        status: 'withdrawn',
      });
    default:
      return kind satisfies never;
  }
}

function decide(state: ReviewedCase, message: CaseMessage): Transition<ReviewedCase> | Refusal {
  const outcome = decisionOutcomes.find((known) => known === message.facts['outcome']);
  const { taskId, revision } = message.facts;
  if (outcome === undefined || typeof taskId !== 'string' || typeof revision !== 'number')
    return refuse('invalid_input');
  const refusal = decisionRefusal(state, message.actor, { taskId, outcome, revision });
  if (refusal !== null) return refuse(refusal);
  const { task } = state;
  if (task === null) return refuse('not_open');
  const decision = { taskId, step: task.step, outcome, source: 'person' } as const;
  switch (outcome) {
    case 'approve':
      return approve(state, task, message, decision);
    case 'reject':
      return step(state, 'reject', message.actor, {
        commandId: message.commandId,
        decision,
        status: 'rejected',
        facts: { reason: message.facts['reason'] },
      });
    // What was prepared is prepared anew: nothing of it can be changed by whoever is asked to approve it.
    case 'request_changes':
      return refuse('action_not_available');
    default:
      return outcome satisfies never;
  }
}

function approve(
  state: ReviewedCase,
  task: OpenTask,
  message: CaseMessage,
  decision: DecisionFacts,
): Transition<ReviewedCase> | Refusal {
  const { approval } = state;
  const { personId } = message.actor;
  if (approval === null || personId === null) return refuse('not_open');
  const given = { ...approval, approvals: [...approval.approvals, { stepIndex: approval.stepIndex, personId }] };
  const approvedBy = [...task.approvedBy, personId];
  const said = { commandId: message.commandId, decision };
  if (approvedBy.length < task.required)
    return step({ ...state, approval: given, task: { ...task, approvedBy } }, 'approve_step', message.actor, {
      ...said,
      facts: { isComplete: false },
    });
  if (approval.stepIndex < approval.steps.length - 1)
    return step(
      { ...state, approval: { ...given, stepIndex: approval.stepIndex + 1 }, task: null },
      'approve_step',
      message.actor,
      { ...said, facts: { isComplete: true } },
    );
  return step({ ...state, approval: given, task: null }, 'approve', message.actor, { ...said, status: 'approved' });
}

function reassign(state: ReviewedCase, message: CaseMessage): Transition<ReviewedCase> | Refusal {
  const { taskId, toMemberId, toPersonId } = message.facts;
  if (state.task === null || state.task.id !== taskId) return refuse('not_open');
  if (typeof toMemberId !== 'string' || typeof toPersonId !== 'string') return refuse('invalid_input');
  if (mayNotDecide(state, state.task, toPersonId)) return refuse('same_person');
  return step(state, 'reassign', message.actor, { commandId: message.commandId, facts: { toMemberId } });
}

/** A timer that no longer fits the state is dropped without a trace. */
function onTimer(state: ReviewedCase, timer: string): Reaction {
  if (state.task === null) return null;
  const fired = { ...state, timers: state.timers.filter((other) => other.kind !== timer) };
  if (timer === 'remind') return step(fired, 'remind', timerActor, {});
  if (timer === 'due') return step(fired, 'escalate', timerActor, { facts: { onBreach: 'escalate' } });
  const atPercent = escalationPercent(timer);
  return atPercent === null ? null : step(fired, 'escalate_again', timerActor, { facts: { atPercent } });
}

interface StepOptions {
  readonly status?: ReviewedStatus;
  readonly commandId?: string;
  readonly decision?: DecisionFacts;
  readonly facts?: Readonly<Record<string, unknown>>;
}

function step(
  state: ReviewedCase,
  name: ReviewedTransition,
  actor: CaseActor,
  { status = state.status, commandId, decision, facts }: StepOptions,
): Transition<ReviewedCase> {
  const moved = { ...state, seq: state.seq + 1, status };
  return {
    name,
    actor,
    commandId: commandId ?? null,
    decision: decision ?? null,
    facts: facts ?? {},
    next: isReviewOver(status) ? { ...moved, task: null, timers: [], paused: [] } : moved,
  };
}

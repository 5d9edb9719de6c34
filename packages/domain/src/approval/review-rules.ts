import { escalationPercent } from '../case/timers.ts';
import {
  type CaseInput,
  type CaseMessage,
  type ProcessRules,
  type Refusal,
  refuse,
  ruleActor,
  systemActor,
  type Transition,
  timerActor,
} from '../case/transition.ts';
import type { Instant } from '../time/instant.ts';
import { decideReview, reassignReview, resubmitReview } from './review-decision.ts';
import { isReviewOver, type ReviewedCase, type ReviewOptions, reviewStep } from './reviewed-case.ts';

const commands = ['decide', 'reassign', 'resubmit', 'withdraw'] as const;

type Reaction = Transition<ReviewedCase> | Refusal | null;

/**
 * The rules of a review, with what its process allows. No deadline approves or rejects: a person does, and a passed
 * deadline asks further people; only a request for changes that nobody answers ends the case.
 */
export function reviewRules(options: ReviewOptions): ProcessRules<ReviewedCase> {
  return {
    react: (state, input, now) => react(state, input, { now, options }),
    isClosed: ({ status }) => isReviewOver(status),
  };
}

interface At {
  readonly now: Instant;
  readonly options: ReviewOptions;
}

function react(state: ReviewedCase, input: CaseInput, at: At): Reaction {
  switch (input.kind) {
    case 'start':
      return state.seq === 0 ? reviewStep(state, 'submit', systemActor, { status: 'in_review' }) : null;
    case 'command':
      return onCommand(state, input.message, at);
    case 'signal':
      return at.options.isAskedAnew && input.signal === 'reroute' ? askAnew(state) : null;
    case 'timer':
      return onTimer(state, input.timer, at.options);
    default:
      return input satisfies never;
  }
}

function onCommand(state: ReviewedCase, message: CaseMessage, at: At): Transition<ReviewedCase> | Refusal {
  if (message.expiresAt <= at.now) return refuse('expired_command');
  const kind = commands.find((known) => known === message.kind);
  if (kind === undefined) return refuse('action_not_available');
  if (kind === 'resubmit' && !at.options.allowsChanges && !at.options.allowsRevision)
    return refuse('action_not_available');
  if (isReviewOver(state.status))
    return refuse(kind === 'withdraw' || kind === 'resubmit' ? 'action_not_available' : 'not_open');
  switch (kind) {
    case 'decide':
      return decideReview(state, message, at.options);
    case 'reassign':
      return reassignReview(state, message);
    case 'resubmit':
      return resubmitReview(state, message, at.options);
    case 'withdraw':
      return reviewStep(state, 'withdraw', message.actor, { commandId: message.commandId, status: 'withdrawn' });
    default:
      return kind satisfies never;
  }
}

/** While it is back with the other side nobody is asked: the answer is routed anyway. */
function askAnew(state: ReviewedCase): Transition<ReviewedCase> | null {
  if (state.seq === 0 || (state.status !== 'in_review' && state.status !== 'submitted')) return null;
  const { approval } = state;
  const anew = { ...state, approval: approval && { ...approval, stepIndex: 0, approvals: [] }, task: null, timers: [] };
  return reviewStep(anew, 'reroute', systemActor, { status: 'in_review' });
}

/** A timer that no longer fits the state is dropped without a trace. */
function onTimer(state: ReviewedCase, timer: string, options: ReviewOptions): Reaction {
  const fired = { ...state, timers: state.timers.filter((other) => other.kind !== timer) };
  if (timer === 'release') return options.allowsRules && state.status === 'submitted' ? decideByRule(fired) : null;
  if (timer === 'changes_limit')
    return state.status === 'changes_requested'
      ? reviewStep(fired, 'lapse_changes', timerActor, { status: 'withdrawn' })
      : null;
  if (state.task === null) return null;
  if (timer === 'remind') return reviewStep(fired, 'remind', timerActor, {});
  if (timer === 'due') return reviewStep(fired, 'escalate', timerActor, { facts: { onBreach: 'escalate' } });
  const atPercent = escalationPercent(timer);
  return atPercent === null ? null : reviewStep(fired, 'escalate_again', timerActor, { facts: { atPercent } });
}

/** The rule that the policy named decides, and its decision is kept like a person's. */
function decideByRule(state: ReviewedCase): Transition<ReviewedCase> | null {
  const { approval } = state;
  if (approval === null || approval.releaseAfter === null) return null;
  const { outcome, reason } = approval.byRule ?? { outcome: 'approve', reason: null };
  const decision = { taskId: '', step: approval.ruleName, outcome, source: 'rule' } as const;
  return outcome === 'approve'
    ? reviewStep(state, 'approve', ruleActor, { decision, status: 'approved' })
    : reviewStep(state, 'reject', ruleActor, { decision, status: 'rejected', facts: { reason } });
}

import type { OpenTask } from '../case/case-state.ts';
import {
  type CaseMessage,
  type DecisionFacts,
  isRefusal,
  type Refusal,
  refuse,
  type Transition,
} from '../case/transition.ts';
import { askedDecision, mayNotDecide } from './check-decision.ts';
import { type ReviewedCase, type ReviewOptions, reviewStep } from './reviewed-case.ts';

type Reaction = Transition<ReviewedCase> | Refusal;

const fieldName = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
const fieldsMax = 60;

/** Approve, reject or, where the process allows it, ask for changes. */
export function decideReview(state: ReviewedCase, message: CaseMessage, options: ReviewOptions): Reaction {
  const asked = askedDecision(state, message);
  if (isRefusal(asked)) return asked;
  const { task, outcome, decision } = asked;
  switch (outcome) {
    case 'approve':
      return approve(state, task, message, decision);
    case 'reject':
      return reviewStep(state, 'reject', message.actor, {
        commandId: message.commandId,
        decision,
        status: 'rejected',
        facts: { reason: message.facts['reason'] },
      });
    case 'request_changes':
      return options.allowsChanges ? requestChanges(state, message, decision) : refuse('action_not_available');
    default:
      return outcome satisfies never;
  }
}

function approve(state: ReviewedCase, task: OpenTask, message: CaseMessage, decision: DecisionFacts): Reaction {
  const { approval } = state;
  const { personId } = message.actor;
  if (approval === null || personId === null) return refuse('not_open');
  const given = { ...approval, approvals: [...approval.approvals, { stepIndex: approval.stepIndex, personId }] };
  const approvedBy = [...task.approvedBy, personId];
  const said = { commandId: message.commandId, decision };
  if (approvedBy.length < task.required)
    return reviewStep({ ...state, approval: given, task: { ...task, approvedBy } }, 'approve_step', message.actor, {
      ...said,
      facts: { isComplete: false },
    });
  if (approval.stepIndex < approval.steps.length - 1)
    return reviewStep(
      { ...state, approval: { ...given, stepIndex: approval.stepIndex + 1 }, task: null },
      'approve_step',
      message.actor,
      { ...said, facts: { isComplete: true } },
    );
  return reviewStep({ ...state, approval: given, task: null }, 'approve', message.actor, {
    ...said,
    status: 'approved',
  });
}

function requestChanges(state: ReviewedCase, message: CaseMessage, decision: DecisionFacts): Reaction {
  const named = message.facts['fields'];
  const fields = Array.isArray(named) ? named.filter((field): field is string => typeof field === 'string') : [];
  if (fields.length === 0 || fields.length > fieldsMax || !fields.every((field) => fieldName.test(field)))
    return refuse('invalid_input');
  const openFields = [...new Set(fields)];
  return reviewStep({ ...state, task: null, data: { ...state.data, openFields } }, 'request_changes', message.actor, {
    commandId: message.commandId,
    decision,
    status: 'changes_requested',
    facts: { fields: openFields },
  });
}

/**
 * The other side answers: a new revision becomes the current one, whoever had a hand in it may not decide on it, and
 * approvals of the one before count no more.
 */
export function resubmitReview(state: ReviewedCase, message: CaseMessage, options: ReviewOptions): Reaction {
  const { revision, termsHash, makers } = message.facts;
  const isRevised = options.allowsRevision === true && state.status === 'in_review';
  if (state.status !== 'changes_requested' && !isRevised) return refuse('action_not_available');
  if (typeof revision !== 'number' || typeof termsHash !== 'string') return refuse('invalid_input');
  if (revision !== state.revision + 1) return refuse('stale_revision');
  const { personId } = message.actor;
  const answered: ReviewedCase = {
    ...state,
    revision,
    termsHash,
    makers: [...new Set([...state.makers, ...(personId === null ? [] : [personId]), ...personsIn(makers)])],
    approval: state.approval && { ...state.approval, stepIndex: 0, approvals: [] },
    task: null,
    timers: [],
    data: { ...state.data, openFields: [] },
  };
  return reviewStep(answered, 'resubmit', message.actor, { commandId: message.commandId, status: 'in_review' });
}

/** Gives the open task to a named colleague. */
export function reassignReview(state: ReviewedCase, message: CaseMessage): Reaction {
  const { taskId, toMemberId, toPersonId } = message.facts;
  if (state.task === null || state.task.id !== taskId) return refuse('not_open');
  if (typeof toMemberId !== 'string' || typeof toPersonId !== 'string') return refuse('invalid_input');
  if (mayNotDecide(state, state.task, toPersonId)) return refuse('same_person');
  return reviewStep(state, 'reassign', message.actor, { commandId: message.commandId, facts: { toMemberId } });
}

function personsIn(given: unknown): string[] {
  return Array.isArray(given) ? given.filter((person): person is string => typeof person === 'string') : [];
}

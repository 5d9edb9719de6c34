import { askedDecision, mayNotDecide } from '../approval/check-decision.ts';
import type { OpenTask } from '../case/case-state.ts';
import { type CaseMessage, isRefusal, type Refusal, refuse, type Transition } from '../case/transition.ts';
import { dealFields, dealStages } from './deal.ts';
import { type DealCase, hasStageMoved } from './deal-case.ts';
import { step } from './step.ts';

type Reaction = Transition<DealCase> | Refusal;

/** Approve, reject or ask for changes on whatever task is open. */
export function decide(state: DealCase, message: CaseMessage): Reaction {
  const asked = askedDecision(state, message);
  if (isRefusal(asked)) return asked;
  const { task, outcome, decision } = asked;
  const options = { commandId: message.commandId, decision };
  if (task.kind === 'confirm_win') return confirmWin(state, message, options);
  if (task.kind === 'extend') return decideExtension(state, message, options);
  switch (outcome) {
    case 'approve':
      return approve(state, task, message);
    case 'reject':
      return step(state, 'reject', message.actor, {
        ...options,
        status: 'rejected',
        closes: true,
        facts: { reason: message.facts['reason'] },
      });
    case 'request_changes': {
      const named = message.facts['fields'];
      const fields = Array.isArray(named) ? dealFields.filter((field) => named.includes(field)) : [];
      if (fields.length === 0) return refuse('invalid_input');
      const asked: DealCase = { ...state, task: null, data: { ...state.data, openFields: fields } };
      return step(asked, 'request_changes', message.actor, {
        ...options,
        status: 'changes_requested',
        facts: { fields },
      });
    }
    default:
      return outcome satisfies never;
  }
}

function approve(state: DealCase, task: OpenTask, message: CaseMessage): Reaction {
  const { approval } = state;
  const personId = message.actor.personId;
  if (approval === null || personId === null) return refuse('not_open');
  const given = { ...approval, approvals: [...approval.approvals, { stepIndex: approval.stepIndex, personId }] };
  const approvedBy = [...task.approvedBy, personId];
  const decision = { taskId: task.id, step: task.step, outcome: 'approve', source: 'person' } as const;
  const granted = message.facts['grantedDiscountBp'];
  const data = typeof granted === 'number' ? { ...state.data, grantedDiscountBp: granted } : state.data;
  const options = { commandId: message.commandId, decision };
  if (approvedBy.length < task.required) {
    return step({ ...state, data, approval: given, task: { ...task, approvedBy } }, 'approve_step', message.actor, {
      ...options,
      facts: { isComplete: false },
    });
  }
  if (approval.stepIndex < approval.steps.length - 1) {
    const onward: DealCase = { ...state, data, approval: { ...given, stepIndex: approval.stepIndex + 1 }, task: null };
    return step(onward, 'approve_step', message.actor, { ...options, facts: { isComplete: true } });
  }
  const approved: DealCase = { ...state, data, approval: given, task: null };
  return step(approved, 'approve', message.actor, {
    ...options,
    facts: { acceptWaiting: message.facts['acceptWaiting'] === true },
  });
}

function confirmWin(
  state: DealCase,
  message: CaseMessage,
  options: { commandId: string; decision: NonNullable<Transition['decision']> },
): Reaction {
  switch (options.decision.outcome) {
    case 'approve':
      return step(state, 'confirm_win', message.actor, { ...options, status: 'won', closes: true });
    case 'reject':
      return step({ ...state, task: null }, 'refuse_win', message.actor, { ...options, status: 'approved' });
    case 'request_changes':
      return refuse('action_not_available');
    default:
      return options.decision.outcome satisfies never;
  }
}

function decideExtension(
  state: DealCase,
  message: CaseMessage,
  options: { commandId: string; decision: NonNullable<Transition['decision']> },
): Reaction {
  switch (options.decision.outcome) {
    case 'approve':
      return step({ ...state, task: null }, 'extend', message.actor, { ...options, facts: { isSelfService: false } });
    case 'reject':
      return step({ ...state, task: null }, 'refuse_extension', message.actor, options);
    case 'request_changes':
      return refuse('action_not_available');
    default:
      return options.decision.outcome satisfies never;
  }
}

/** Gives the open task to a named colleague. */
export function reassign(state: DealCase, message: CaseMessage): Reaction {
  const { taskId, toMemberId, toPersonId } = message.facts;
  if (state.task === null || state.task.id !== taskId) return refuse('not_open');
  if (typeof toMemberId !== 'string' || typeof toPersonId !== 'string') return refuse('invalid_input');
  if (mayNotDecide(state, state.task, toPersonId)) return refuse('same_person');
  return step(state, 'reassign', message.actor, { commandId: message.commandId, facts: { toMemberId } });
}

/**
 * The partner answers a change request: a new revision of the terms becomes the current one, whoever had a hand in it
 * may not decide on it, and approvals of the terms before it count no more.
 */
export function answer(state: DealCase, message: CaseMessage): Reaction {
  const { revision, termsHash, stage, makers } = message.facts;
  if (typeof revision !== 'number' || typeof termsHash !== 'string' || message.actor.personId === null)
    return refuse('invalid_input');
  if (revision !== state.revision + 1) return refuse('stale_revision');
  const moved = dealStages.find((known) => known === stage);
  const answered: DealCase = {
    ...state,
    revision,
    termsHash,
    makers: [...new Set([...state.makers, message.actor.personId, ...personsIn(makers)])],
    approval: state.approval && { ...state.approval, stepIndex: 0, approvals: [] },
    task: null,
    timers: state.timers.filter((timer) => timer.kind !== 'changes_limit'),
    data: {
      ...state.data,
      openFields: [],
      stage: moved !== undefined && hasStageMoved(state.data.stage, moved) ? moved : state.data.stage,
    },
  };
  return step(answered, 'answer', message.actor, { commandId: message.commandId, status: 'in_review' });
}

function personsIn(given: unknown): string[] {
  return Array.isArray(given) ? given.filter((person): person is string => typeof person === 'string') : [];
}

/** The submitter takes the registration back. */
export function withdraw(state: DealCase, message: CaseMessage): Reaction {
  return step(state, 'withdraw', message.actor, { commandId: message.commandId, status: 'withdrawn', closes: true });
}

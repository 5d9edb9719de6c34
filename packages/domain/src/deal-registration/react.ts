import { escalationPercent } from '../case/timers.ts';
import type { ProcessRules, Refusal, Transition } from '../case/transition.ts';
import { type CaseInput, type CaseMessage, refuse, ruleActor, systemActor, timerActor } from '../case/transition.ts';
import { dealChoices } from '../exit/disposition.ts';
import type { Instant } from '../time/instant.ts';
import {
  commandStatuses,
  type DealCase,
  type DealCommand,
  dealCommands,
  isClosedDeal,
  membershipEndedSignal,
  slotWonSignal,
} from './deal-case.ts';
import { acceptOffer, declineOffer, extend, reportLoss, reportWin } from './protect.ts';
import { answer, decide, reassign, withdraw } from './review.ts';
import { step } from './step.ts';

type Reaction = Transition<DealCase> | Refusal | null;

/**
 * The process of a deal registration: submitted, reviewed by the people its route names, approved and protected, and
 * in the end won, lost, rejected, withdrawn or expired.
 */
export const dealRegistrationRules: ProcessRules<DealCase> = {
  react,
  isClosed: (state) => isClosedDeal(state.status),
};

function react(state: DealCase, input: CaseInput, now: Instant): Reaction {
  switch (input.kind) {
    case 'start':
      return state.seq === 0 ? step(state, 'submit', systemActor, {}) : null;
    case 'command':
      return onCommand(state, input.message, now);
    case 'signal':
      if (input.signal === membershipEndedSignal) return onMembershipEnded(state, input);
      return state.status === 'waitlisted' ? onNewsOfSlot(state, input) : null;
    case 'timer':
      return onTimer(state, input.timer);
    default:
      return input satisfies never;
  }
}

/** Only who waits in line hears of the protection. */
function onNewsOfSlot(state: DealCase, { signal, facts }: Extract<CaseInput, { kind: 'signal' }>): Reaction {
  if (signal === 'slot_offered') return step(state, 'offer', systemActor, { facts });
  if (signal === slotWonSignal)
    return step(state, 'refuse_behind_win', systemActor, { status: 'rejected', closes: true, facts });
  return null;
}

/** It is taken back, or goes on as another partner's. What was settled otherwise meanwhile stays as it is. */
function onMembershipEnded(state: DealCase, { facts }: Extract<CaseInput, { kind: 'signal' }>): Reaction {
  if (state.seq === 0 || isClosedDeal(state.status)) return null;
  const isPossible = dealChoices[state.status]?.some((choice) => choice === facts['disposition']) === true;
  if (!isPossible) return null;
  if (facts['disposition'] === 'release')
    return step(state, 'withdraw', systemActor, { status: 'withdrawn', closes: true, facts });
  return facts['disposition'] === 'transfer' && typeof facts['toPartnerId'] === 'string'
    ? step(state, 'transfer', systemActor, { facts })
    : null;
}

const commands: Record<DealCommand, (state: DealCase, message: CaseMessage) => Transition<DealCase> | Refusal> = {
  decide,
  reassign,
  answer,
  withdraw,
  extend,
  report_win: reportWin,
  report_loss: reportLoss,
  accept_offer: acceptOffer,
  decline_offer: declineOffer,
};

function onCommand(state: DealCase, message: CaseMessage, now: Instant): Transition<DealCase> | Refusal {
  if (message.expiresAt <= now) return refuse('expired_command');
  const kind = dealCommands.find((known) => known === message.kind);
  if (kind === undefined) return refuse('action_not_available');
  if (!commandStatuses[kind].includes(state.status))
    return refuse(kind === 'decide' || kind === 'reassign' ? 'not_open' : 'action_not_available');
  return commands[kind](state, message);
}

/** A timer that no longer fits the state is dropped without a trace. */
function onTimer(state: DealCase, timer: string): Reaction {
  const fired = { ...state, timers: state.timers.filter((other) => other.kind !== timer) };
  switch (timer) {
    case 'release':
      return state.status === 'submitted' ? releaseByRule(fired) : null;
    case 'remind':
      return state.task ? step(fired, 'remind', timerActor, {}) : null;
    case 'due':
      return state.task ? onDue(fired) : null;
    case 'changes_limit':
      return state.status === 'changes_requested'
        ? step(fired, 'lapse_changes', timerActor, { status: 'withdrawn', closes: true })
        : null;
    case 'offer_limit':
      return state.status === 'offered'
        ? step(fired, 'lapse_offer', timerActor, { status: 'expired', closes: true })
        : null;
    case 'protection_end':
      return state.status === 'approved'
        ? step(fired, 'expire', timerActor, { status: 'expired', closes: true })
        : null;
    default: {
      const atPercent = escalationPercent(timer);
      if (atPercent !== null)
        return state.task ? step(fired, 'escalate_again', timerActor, { facts: { atPercent } }) : null;
      if (timer.startsWith('protection_') && state.status === 'approved')
        return step(fired, 'remind_protection', timerActor, {
          facts: { days: Number(timer.slice('protection_'.length)) },
        });
      return null;
    }
  }
}

/** The rule that the policy named decides, and its decision is kept like a person's. */
function releaseByRule(state: DealCase): Transition<DealCase> {
  const decision = {
    taskId: '',
    step: state.approval?.ruleName ?? 'rule',
    outcome: 'approve',
    source: 'rule',
  } as const;
  return step(state, 'release', ruleActor, { decision });
}

/** What the step says shall happen when its time has passed. */
function onDue(state: DealCase): Transition<DealCase> | null {
  const { task, approval } = state;
  if (task === null) return null;
  const current = approval?.steps[approval.stepIndex];
  const onBreach = task.kind === 'review' ? (current?.onBreach ?? 'escalate') : 'escalate';
  if (onBreach === 'reject' && task.kind === 'review') {
    const decision = { taskId: task.id, step: task.step, outcome: 'reject', source: 'deadline' } as const;
    return step(state, 'reject', timerActor, { status: 'rejected', closes: true, decision });
  }
  if (onBreach === 'approve' && task.kind === 'review' && approval) {
    const decision = { taskId: task.id, step: task.step, outcome: 'approve', source: 'deadline' } as const;
    const isLast = approval.stepIndex === approval.steps.length - 1;
    if (isLast) return step(state, 'approve', timerActor, { decision, facts: { acceptWaiting: true } });
    return step(
      { ...state, approval: { ...approval, stepIndex: approval.stepIndex + 1 } },
      'approve_step',
      timerActor,
      { decision, facts: { isComplete: true } },
    );
  }
  return step(state, 'escalate', timerActor, { facts: { onBreach } });
}

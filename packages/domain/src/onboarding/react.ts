import {
  type CaseActor,
  type CaseInput,
  type CaseMessage,
  type ProcessRules,
  type Refusal,
  refuse,
  systemActor,
  type Transition,
  timerActor,
} from '../case/transition.ts';
import type { Instant } from '../time/instant.ts';
import {
  isOnboardingOver,
  type OnboardingCase,
  type OnboardingStatus,
  type OnboardingTransition,
  type PlanTask,
} from './onboarding-case.ts';
import { isAllSettled, isPending, isPlanDone, isSettled, nudgesAt, unlock, withTask } from './plan.ts';
import { isSaid } from './task-kind.ts';

type Reaction = Transition<OnboardingCase> | Refusal | null;

/** The fact that a task asks for is there; with `kind`. */
export const taskNotedSignal = 'task_noted';
/** Nothing holds the activation any more. */
export const activationFreeSignal = 'activation_free';

/**
 * The rules of an onboarding: tasks open when those before them are settled, and the partner is active once all that is
 * required is. Whatever the product sees for itself (an agreement accepted, a form filled in) comes as a signal; people say
 * the rest, and where a task asks for it, somebody else looks at it first.
 */
export const onboardingRules: ProcessRules<OnboardingCase> = {
  react,
  isClosed: ({ status }) => isOnboardingOver(status),
};

function react(state: OnboardingCase, input: CaseInput, now: Instant): Reaction {
  switch (input.kind) {
    case 'start':
      return state.seq === 0 ? move(state, 'open_plan', systemActor, { tasks: state.data.tasks, now }) : null;
    case 'command':
      return onCommand(state, input.message, now);
    case 'signal':
      return onSignal(state, input, now);
    case 'timer':
      return onTimer(state, input.timer, now);
    default:
      return input satisfies never;
  }
}

function onSignal(state: OnboardingCase, input: Extract<CaseInput, { kind: 'signal' }>, now: Instant): Reaction {
  if (isOnboardingOver(state.status) || state.seq === 0) return null;
  if (input.signal === activationFreeSignal)
    return state.status === 'held' ? move(state, 'release', systemActor, { tasks: state.data.tasks, now }) : null;
  if (input.signal !== taskNotedSignal) return null;
  const { kind } = input.facts;
  const noted = state.data.tasks.filter((task) => task.kind === kind && !isSettled(task));
  if (noted.length === 0) return null;
  const tasks = noted.reduce(
    (all: readonly PlanTask[], { key }) => withTask(all, key, { status: 'done' }, now),
    state.data.tasks,
  );
  return move(state, 'note_task', systemActor, { tasks, now, facts: { keys: noted.map(({ key }) => key) } });
}

function onTimer(state: OnboardingCase, timer: string, now: Instant): Reaction {
  const fired = { ...state, timers: state.timers.filter(({ kind }) => kind !== timer) };
  if (timer === 'lapse') {
    if (state.status !== 'active') return null;
    const tasks = state.data.tasks.map((task) => (isSettled(task) ? task : { ...task, status: 'lapsed' as const }));
    return move(fired, 'lapse', timerActor, { tasks, now });
  }
  if (timer !== 'nudge' || isOnboardingOver(state.status)) return null;
  const { remind, escalate, tasks } = nudgesAt(state.data.tasks, now);
  return move(fired, 'nudge', timerActor, { tasks, now, facts: { remind, escalate } });
}

const commands = ['complete', 'accept', 'return', 'skip', 'arrange', 'cancel'] as const;

function onCommand(state: OnboardingCase, message: CaseMessage, now: Instant): Reaction {
  if (message.expiresAt <= now) return refuse('expired_command');
  const kind = commands.find((known) => known === message.kind);
  if (kind === undefined) return refuse('action_not_available');
  if (isOnboardingOver(state.status)) return refuse('not_open');
  if (kind === 'cancel')
    return message.actor.kind === 'member'
      ? move(state, 'cancel', message.actor, { tasks: state.data.tasks, now, message })
      : refuse('action_not_available');
  const task = state.data.tasks.find(({ key }) => key === message.facts['key']);
  if (task === undefined) return refuse('not_found');
  return onTask(state, task, { kind, message, now });
}

interface Asked {
  readonly kind: Exclude<(typeof commands)[number], 'cancel'>;
  readonly message: CaseMessage;
  readonly now: Instant;
}

function onTask(state: OnboardingCase, task: PlanTask, { kind, message, now }: Asked): Reaction {
  const { actor } = message;
  const change = (name: OnboardingTransition, columns: Partial<PlanTask>, facts = {}) =>
    move(state, name, actor, {
      tasks: withTask(state.data.tasks, task.key, columns, now),
      now,
      message,
      facts: { keys: [task.key], ...facts },
    });
  switch (kind) {
    case 'complete': {
      const isOpen = task.status === 'ready' || task.status === 'action_required';
      if (!isSaid(task.kind) || !isOpen) return refuse('action_not_available');
      if (actor.kind === 'contact' && task.side !== 'partner') return refuse('action_not_available');
      const status = task.reviewRole === null ? 'done' : 'in_review';
      return change('complete_task', { status, doneBy: actor.personId });
    }
    case 'accept':
    case 'return':
      if (actor.kind !== 'member' || task.status !== 'in_review') return refuse('action_not_available');
      if (task.doneBy === actor.personId) return refuse('same_person');
      return kind === 'accept'
        ? change('accept_task', { status: 'done' })
        : change('return_task', { status: 'action_required', doneBy: null });
    case 'skip':
      if (actor.kind !== 'member' || isSettled(task)) return refuse('action_not_available');
      return change('skip_task', { status: 'skipped' });
    case 'arrange': {
      const { dueAt } = message.facts;
      if (actor.kind !== 'member' || isSettled(task)) return refuse('action_not_available');
      if (typeof dueAt !== 'number') return change('arrange_task', {});
      if (!isPending(task)) return refuse('action_not_available');
      return change('arrange_task', { dueAt, isEscalated: false });
    }
    default:
      return kind satisfies never;
  }
}

interface Moved {
  readonly tasks: readonly PlanTask[];
  readonly now: Instant;
  readonly message?: CaseMessage;
  readonly facts?: Readonly<Record<string, unknown>>;
}

function move(
  state: OnboardingCase,
  name: OnboardingTransition,
  actor: CaseActor,
  { tasks: changed, now, message, facts = {} }: Moved,
): Transition<OnboardingCase> {
  const tasks = unlock(changed, now);
  return {
    name,
    actor,
    commandId: message?.commandId ?? null,
    decision: null,
    facts,
    next: { ...state, seq: state.seq + 1, status: statusAfter(state, name, tasks), data: { tasks } },
  };
}

/** Whether a hold stands only the database knows: it may make `held` of `active`. */
function statusAfter(
  { status }: OnboardingCase,
  name: OnboardingTransition,
  tasks: readonly PlanTask[],
): OnboardingStatus {
  if (name === 'cancel') return 'cancelled';
  if (name === 'lapse') return 'completed';
  if (status === 'held' && name !== 'release') return 'held';
  if (!isPlanDone(tasks)) return status === 'active' ? 'active' : 'open';
  return isAllSettled(tasks) ? 'completed' : 'active';
}

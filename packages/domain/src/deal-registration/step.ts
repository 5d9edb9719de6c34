import type { CaseActor, DecisionFacts, Transition } from '../case/transition.ts';
import type { DealStatus } from './deal.ts';
import type { DealCase, DealTransition } from './deal-case.ts';

export interface StepOptions {
  readonly status?: DealStatus;
  readonly commandId?: string;
  readonly decision?: DecisionFacts;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The case ends: nothing is open and nothing is due any more. */
  readonly closes?: boolean;
}

/** The state with one more person who may not decide, because what is to be decided on is theirs. */
export function withMaker(state: DealCase, actor: CaseActor): DealCase {
  if (actor.personId === null || state.makers.includes(actor.personId)) return state;
  return { ...state, makers: [...state.makers, actor.personId] };
}

/** A transition from a state, numbered as the next one. */
export function step(
  state: DealCase,
  name: DealTransition,
  actor: CaseActor,
  options: StepOptions,
): Transition<DealCase> {
  const moved: DealCase = { ...state, seq: state.seq + 1, status: options.status ?? state.status };
  const next: DealCase = options.closes ? { ...moved, task: null, timers: [], paused: [] } : moved;
  return {
    name,
    actor,
    commandId: options.commandId ?? null,
    decision: options.decision ?? null,
    facts: options.facts ?? {},
    next,
  };
}

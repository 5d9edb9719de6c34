import type { CaseActor, DecisionFacts, Transition } from "../case/transition.ts";
import type { DealCase, DealTransition } from "./deal-case.ts";
import type { DealStatus } from "./deal.ts";

export interface StepOptions {
  readonly status?: DealStatus;
  readonly commandId?: string;
  readonly decision?: DecisionFacts;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The case ends: nothing is open and nothing is due any more. */
  readonly closes?: boolean;
}

/** A transition from a state, numbered as the next one. */
export function step(state: DealCase, name: DealTransition, actor: CaseActor, options: StepOptions): Transition<DealCase> {
  const moved: DealCase = { ...state, seq: state.seq + 1, status: options.status ?? state.status };
  const next: DealCase = options.closes ? { ...moved, task: null, timers: [], paused: [] } : moved;
  return { name, actor, commandId: options.commandId ?? null, decision: options.decision ?? null, facts: options.facts ?? {}, next };
}

import type { DecisionOutcome } from '../approval/approval.ts';
import type { ErrorCode } from '../error/codes.ts';
import type { Instant } from '../time/instant.ts';
import { type CaseState, processedMax } from './case-state.ts';

export type CaseActor =
  | { readonly kind: 'member'; readonly id: string; readonly personId: string }
  | { readonly kind: 'contact'; readonly id: string; readonly personId: string }
  /** Somebody outside who acts by a signed link; a person only where one is known by the verified address. */
  | { readonly kind: 'applicant'; readonly id: string; readonly personId: string | null }
  | { readonly kind: 'rule' | 'timer' | 'system'; readonly id: null; readonly personId: null };

export const ruleActor: CaseActor = { kind: 'rule', id: null, personId: null };
export const timerActor: CaseActor = { kind: 'timer', id: null, personId: null };
export const systemActor: CaseActor = { kind: 'system', id: null, personId: null };

/** What a decision adds to the record; its texts stay in the command's row. */
export interface DecisionFacts {
  readonly taskId: string;
  readonly step: string;
  readonly outcome: DecisionOutcome;
  readonly source: 'person' | 'rule' | 'deadline';
}

/**
 * One step of a case, worked out by its process and carried out by one projection: the database decides what only it
 * can know (routes, dates, whether a slot is free) and gives it back as a {@link Resolution}.
 */
export interface Transition<State extends CaseState = CaseState> {
  readonly name: string;
  readonly actor: CaseActor;
  readonly commandId: string | null;
  readonly decision: DecisionFacts | null;
  /** Codes, ids and numbers that the projection needs besides the state. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The state after it, but for what the resolution fills in. */
  readonly next: State;
}

/** The parts of a state that only the database could fill in. */
export type Resolution<State extends CaseState = CaseState> = Partial<
  Pick<State, 'status' | 'approval' | 'task' | 'timers' | 'paused' | 'data'>
>;

export interface Refusal {
  readonly refused: ErrorCode;
}

export function refuse(code: ErrorCode): Refusal {
  return { refused: code };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

/** The state after a transition and its resolution: the same fold in the workflow and in the projection. */
export function settle<State extends CaseState>(transition: Transition<State>, resolution: Resolution<State>): State {
  const next = { ...transition.next, ...resolution };
  if (transition.commandId === null) return next;
  const processed = [...next.processed, { commandId: transition.commandId, status: next.status }].slice(-processedMax);
  return { ...next, processed };
}

export interface CaseMessage {
  readonly commandId: string;
  readonly kind: string;
  readonly actor: CaseActor;
  /** The newest transition that the sender had seen; a run that is behind it reads the state anew first. */
  readonly knownSeq: number;
  readonly expiresAt: Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What can happen to a case. */
export type CaseInput =
  | { readonly kind: 'start' }
  | { readonly kind: 'command'; readonly message: CaseMessage }
  | { readonly kind: 'signal'; readonly signal: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly kind: 'timer'; readonly timer: string };

/** A process as the kernel runs it. `react` is total: every input gives a transition, a refusal, or null for "nothing to do". */
export interface ProcessRules<State extends CaseState> {
  readonly react: (state: State, input: CaseInput, now: Instant) => Transition<State> | Refusal | null;
  readonly isClosed: (state: State) => boolean;
}

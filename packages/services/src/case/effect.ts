import type { cases, commands } from '@countersign/db/schema/case';
import type { TimelineKind, Visibility } from '@countersign/domain/approval/approval';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { Resolution, Transition } from '@countersign/domain/case/transition';
import type { ErrorCode } from '@countersign/domain/error/codes';
import type { Instant } from '@countersign/domain/time/instant';
import type { ProgramClock } from '../calendar/program-clock.ts';
import type { ServiceContext, Transaction } from '../context.ts';

export type CaseRow = typeof cases.$inferSelect;
export type CommandRow = typeof commands.$inferSelect;

/** What an effect works with: the transition, the state after it, and the command that caused it. */
export interface EffectInput<State extends CaseState> {
  readonly ctx: ServiceContext;
  readonly tx: Transaction;
  readonly at: Instant;
  readonly transition: Transition<State>;
  readonly state: State;
  readonly row: CaseRow;
  readonly command: CommandRow | null;
  readonly clock: ProgramClock;
}

export interface TimelineDraft {
  /** Who did it, where that is somebody else than the actor of the transition. */
  readonly by?: { readonly kind: 'member' | 'contact'; readonly name: string };
  readonly kind: TimelineKind;
  readonly visibility: Visibility;
  readonly text?: string | null;
  readonly facts?: Record<string, unknown>;
}

/** `applied` fills in what only the database knows; `refused` is a named outcome after which the case goes on. */
export type EffectOutcome<State extends CaseState> =
  | {
      readonly kind: 'applied';
      readonly resolution: Resolution<State>;
      readonly timeline: readonly TimelineDraft[];
      readonly isBlocked?: boolean;
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

export type Effect<State extends CaseState> = (input: EffectInput<State>) => Promise<EffectOutcome<State>>;

/** What a process adds to the kernel's projection. */
export interface ProcessEffects<State extends CaseState> {
  readonly effects: Readonly<Record<string, Effect<State>>>;
  readonly isClosed: (state: State) => boolean;
}

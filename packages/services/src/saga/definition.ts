import type { SagaKind } from '@countersign/domain/saga/saga';
import type { ServiceContext, Transaction } from '../context.ts';

export type SagaFacts = Readonly<Record<string, string | number | boolean | null>>;
/** What a step made: numbers and ids at the other end. Kept with the step and handed to its undo. */
export type StepOutput = Readonly<Record<string, string>>;

/** A saga as its steps see it. */
export interface SagaRun {
  readonly id: string;
  readonly kind: SagaKind;
  readonly subjectId: string;
  readonly partnerId: string;
  readonly programId: string | null;
  readonly facts: SagaFacts;
  /** Of this step, from an earlier run of it; empty where it never came to an end. */
  readonly output: StepOutput;
}

interface AnyStep {
  readonly key: string;
}

/**
 * Does something at another system, or by verbs that have transactions of their own. Both are run outside of any
 * transaction, may be run again after they were done, and may be cut off at every point: `do` finds what it made before,
 * and `undo` finds out by itself whether there is anything to undo, because it is owed from before `do` is called.
 */
export interface OutsideStep extends AnyStep {
  do(ctx: ServiceContext, saga: SagaRun): Promise<StepOutput | undefined>;
  undo(ctx: ServiceContext, saga: SagaRun): Promise<void>;
}

/** Does something in our own database, in the transaction that also notes that it was done: so it is done once. */
export interface InsideStep extends AnyStep {
  doWithin(ctx: ServiceContext, tx: Transaction, saga: SagaRun): Promise<StepOutput | undefined>;
  undoWithin(ctx: ServiceContext, tx: Transaction, saga: SagaRun): Promise<void>;
}

export type StepDefinition = OutsideStep | InsideStep;

/** A step as it is started: its place is its place in the list. */
export interface StartedStep {
  readonly key: string;
  /** Whether a person may leave it out when it fails. */
  readonly isOptional: boolean;
}

/** What is carried out under one kind. */
export interface SagaDefinition {
  readonly kind: SagaKind;
  readonly steps: readonly StepDefinition[];
  /** Whether a person may undo all of it from the page of the saga; otherwise what it belongs to turns it back. */
  readonly isUndoneByHand: boolean;
  /** In the transaction that notes the end; may be run again for the other end. */
  ended?(ctx: ServiceContext, tx: Transaction, saga: SagaRun, how: 'done' | 'undone'): Promise<void>;
}

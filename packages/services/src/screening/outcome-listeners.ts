import type { SubjectOutcome } from '@countersign/domain/screening/review';
import type { ServiceContext, Transaction } from '../context.ts';
import { onScreeningChanged } from '../vetting/on-screening-changed.ts';

/** A subject for which screening says something else than before. */
export interface ChangedOutcome {
  readonly subjectId: string;
  readonly reference: string;
  readonly partnerId: string | null;
  readonly before: SubjectOutcome | null;
  readonly after: SubjectOutcome;
}

/** Called in the transaction that changes the outcome; what it leaves is there with it or not at all. */
export type OutcomeListener = (ctx: ServiceContext, tx: Transaction, changed: ChangedOutcome) => Promise<void>;

/** Who has to know when an outcome changes: one line each. */
export const outcomeListeners: readonly OutcomeListener[] = [onScreeningChanged];

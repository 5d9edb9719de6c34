import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { CallRail } from '../port.ts';

/** What the other end of a rail can be told to do with the next submission alone. */
export type RailFault =
  /** Carries it out and says nothing. */
  | { readonly kind: 'silent_after_success' }
  /** Carries it out and answers that it failed. */
  | { readonly kind: 'error_after_success' }
  /** Never sees it. */
  | { readonly kind: 'lost' }
  /** Refuses these, or all where none is named. */
  | { readonly kind: 'refuse'; readonly code: string; readonly endToEndIds?: readonly string[] }
  /** Takes it, and the money comes back after some days. */
  | { readonly kind: 'return'; readonly code: string; readonly afterDays: number }
  | { readonly kind: 'other_amount'; readonly byMinor: bigint }
  /** Answers rightly, later than anybody waits. */
  | { readonly kind: 'slow' };

/** One movement of money as the other end keeps it, in a book that the rail cannot write. */
export interface BookedMovement {
  readonly endToEndId: string;
  /** Below zero what left the payer. */
  readonly amountMinor: bigint;
  readonly isReturn: boolean;
}

/** A rail and the other end of its line. */
export interface CallRailUnderTest {
  readonly rail: CallRail;
  readonly fault: (fault: RailFault) => Promise<void>;
  readonly book: () => Promise<readonly BookedMovement[]>;
  /** The day at the other end. */
  readonly today: () => Promise<CivilDate>;
  readonly passDays: (days: number) => Promise<void>;
  readonly goDown: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
}

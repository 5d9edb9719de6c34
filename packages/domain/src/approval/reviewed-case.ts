import type { CaseState } from '../case/case-state.ts';
import type { CaseActor, DecisionFacts, Transition } from '../case/transition.ts';

/** A case that is nothing but a review: something submitted goes through its route and is approved, rejected or taken back. */
export const reviewedStatuses = [
  'submitted',
  'in_review',
  'changes_requested',
  'approved',
  'rejected',
  'withdrawn',
] as const;
export type ReviewedStatus = (typeof reviewedStatuses)[number];

export interface ReviewedData {
  /** Names of the fields that a request for changes has opened; no others may be answered. */
  readonly openFields?: readonly string[];
}

export type ReviewedCase = CaseState<ReviewedStatus, ReviewedData>;

/** Every transition of a review; the process that uses it says what each does besides. */
export const reviewedTransitions = [
  'submit',
  'approve_step',
  'approve',
  'reject',
  'request_changes',
  'resubmit',
  'reroute',
  'lapse_changes',
  'withdraw',
  'remind',
  'escalate',
  'escalate_again',
  'reassign',
] as const;
export type ReviewedTransition = (typeof reviewedTransitions)[number];

/** What a process allows besides approving, rejecting and taking back. */
export interface ReviewOptions {
  /** Whoever decides may open named fields for the other side; the clock stands still until the answer, and silence withdraws. */
  readonly allowsChanges: boolean;
  /** A rule of the policy may approve or reject, after the time that it names. */
  readonly allowsRules: boolean;
  /** What it rests on may change under way: a signal then has the policy asked anew, and approvals given before count no more. */
  readonly isAskedAnew?: boolean;
  /** Whoever prepared it may bring it up to date under review: another revision, which is routed again. */
  readonly allowsRevision?: boolean;
  /** Whoever prepared it may withdraw it while it waits for approval. */
  readonly isWithdrawnByMakers?: boolean;
}

/** Money is prepared anew rather than changed, and no rule releases it. */
export const onlyPeople: ReviewOptions = { allowsChanges: false, allowsRules: false };

export function isReviewOver(status: ReviewedStatus): boolean {
  return status === 'approved' || status === 'rejected' || status === 'withdrawn';
}

export interface ReviewStep {
  readonly status?: ReviewedStatus;
  readonly commandId?: string;
  readonly decision?: DecisionFacts;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A transition from a state, numbered as the next one. A review that is over has nothing open and nothing due. */
export function reviewStep(
  state: ReviewedCase,
  name: ReviewedTransition,
  actor: CaseActor,
  { status = state.status, commandId, decision, facts }: ReviewStep,
): Transition<ReviewedCase> {
  const moved = { ...state, seq: state.seq + 1, status };
  return {
    name,
    actor,
    commandId: commandId ?? null,
    decision: decision ?? null,
    facts: facts ?? {},
    next: isReviewOver(status) ? { ...moved, task: null, timers: [], paused: [] } : moved,
  };
}

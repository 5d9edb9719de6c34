import { accepted, type Result, refused } from '../result/result.ts';
import type { PayoutRunStatus } from './payout.ts';

/**
 * What may happen to a run. `change`: a payee, an amount or a hold changed after it was computed, which voids every
 * approval. `settle`: all its payouts are at rest; what returns later changes the payout, not the run.
 */
export const payoutRunEvents = ['compute', 'submit', 'change', 'approve', 'release', 'settle', 'cancel'] as const;
export type PayoutRunEvent = (typeof payoutRunEvents)[number];

export type PayoutRunTransitionRefusal = {
  readonly code: 'payout_run_transition_not_possible';
  readonly status: PayoutRunStatus;
  readonly event: PayoutRunEvent;
};

const after: Record<PayoutRunStatus, Partial<Record<PayoutRunEvent, PayoutRunStatus>>> = {
  draft: { compute: 'computed', cancel: 'cancelled' },
  computed: { compute: 'computed', submit: 'in_review', change: 'draft', cancel: 'cancelled' },
  in_review: { change: 'draft', approve: 'approved', cancel: 'cancelled' },
  approved: { change: 'draft', release: 'released', cancel: 'cancelled' },
  released: { settle: 'settled' },
  settled: {},
  cancelled: {},
};

/** The status after an event; `approve` is the last of the approvals. A released run is never cancelled. */
export function payoutRunAfter(
  status: PayoutRunStatus,
  event: PayoutRunEvent,
): Result<PayoutRunStatus, PayoutRunTransitionRefusal> {
  const next = after[status][event];
  return next === undefined ? refused({ code: 'payout_run_transition_not_possible', status, event }) : accepted(next);
}

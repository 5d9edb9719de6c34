import { accepted, type Result, refused } from '../result/result.ts';
import type { PayoutStatus } from './payout.ts';

/**
 * What may happen to a payout. `call`: its key is stored and the rail is about to be called; from here on money may have
 * moved. `hand_over`: it stands in a file or list that people may carry out. `no_answer`: called or asked in vain.
 * `settle` and `return` come from a statement or from proof. A failed one has its `retry` under a new key, or its `cancel`.
 */
export const payoutEvents = [
  'hold',
  'clear',
  'call',
  'hand_over',
  'accept',
  'refuse',
  'no_answer',
  'settle',
  'return',
  'retry',
  'cancel',
] as const;
export type PayoutEvent = (typeof payoutEvents)[number];

export type PayoutTransitionRefusal = {
  readonly code: 'payout_transition_not_possible';
  readonly status: PayoutStatus;
  readonly event: PayoutEvent;
};

// A payout that settles or returns in any other status is a movement nobody ordered: it goes to a person.
const after: Record<PayoutStatus, Partial<Record<PayoutEvent, PayoutStatus>>> = {
  pending: { hold: 'held', clear: 'ready', cancel: 'cancelled' },
  held: { hold: 'held', clear: 'ready', cancel: 'cancelled' },
  ready: { hold: 'held', call: 'unknown', hand_over: 'sent', cancel: 'cancelled' },
  unknown: { accept: 'sent', refuse: 'failed', no_answer: 'unknown', settle: 'paid', return: 'returned' },
  sent: { accept: 'sent', refuse: 'failed', no_answer: 'sent', settle: 'paid', return: 'returned' },
  paid: { accept: 'paid', no_answer: 'paid', return: 'returned' },
  failed: { refuse: 'failed', no_answer: 'failed', retry: 'ready', cancel: 'cancelled' },
  returned: {},
  cancelled: {},
};

/**
 * The status after an event. Between `call` and the rail's answer a payout is `unknown`, so that a crash there is asked
 * about and never sent blindly again; the only way to a second attempt is `retry`, after a confirmed refusal.
 */
export function payoutAfter(status: PayoutStatus, event: PayoutEvent): Result<PayoutStatus, PayoutTransitionRefusal> {
  const next = after[status][event];
  return next === undefined ? refused({ code: 'payout_transition_not_possible', status, event }) : accepted(next);
}

/** Whether money may have left for it: it is never put into another batch under another key. */
export function mayHaveMoved(status: PayoutStatus): boolean {
  return status === 'unknown' || status === 'sent' || status === 'paid' || status === 'returned';
}

/** Whether nothing more is expected of it; a held one waits for a later run. */
export function isPayoutAtRest(status: PayoutStatus): boolean {
  return status !== 'pending' && status !== 'ready' && status !== 'unknown' && status !== 'sent';
}

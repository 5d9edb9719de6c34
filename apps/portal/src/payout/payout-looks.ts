import type { PayoutStatus } from '@countersign/domain/payout/payout';
import type { Reply } from '@countersign/ui/client/operation-types';
import type { Look } from '../parts/badge.tsx';

export type Payout = Reply<'payout.list'>['items'][number];

export const payoutLooks: Record<PayoutStatus, Look> = {
  pending: { tone: 'info', icon: 'clock' },
  held: { tone: 'warning', icon: 'pause' },
  ready: { tone: 'info', icon: 'check' },
  sent: { tone: 'info', icon: 'send' },
  paid: { tone: 'success', icon: 'check' },
  failed: { tone: 'danger', icon: 'circle-cross' },
  returned: { tone: 'danger', icon: 'undo' },
  unknown: { tone: 'warning', icon: 'hourglass' },
  cancelled: { tone: 'neutral', icon: 'circle-cross' },
};

/** Whether the bank refused it or sent it back. */
export function hasFailed(payout: Payout): boolean {
  return payout.status === 'failed' || payout.status === 'returned';
}

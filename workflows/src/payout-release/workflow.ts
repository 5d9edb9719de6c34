import { proxyActivities } from '@temporalio/workflow';
import type { PayoutReleaseActivities } from './activities.ts';

const activities = proxyActivities<PayoutReleaseActivities>({
  startToCloseTimeout: '6h',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** Carries out an approved payout run, again and again from wherever it stopped, until every payout has left or is held. */
export async function releasePayouts(input: { readonly tenantId: string; readonly runId: string }): Promise<void> {
  await activities.releasePayouts(input);
}

/** Brings the books and the banks together once. */
export async function reconcilePayouts(): Promise<void> {
  await activities.reconcilePayouts();
}

import { proxyActivities } from '@temporalio/workflow';
import type { PeriodCloseActivities } from './activities.ts';

const activities = proxyActivities<PeriodCloseActivities>({
  startToCloseTimeout: '6h',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** Closes a period chunk by chunk, again and again from the last finished one until its statements are under review. */
export async function closePeriod(input: { readonly tenantId: string; readonly periodId: string }): Promise<void> {
  await activities.closePeriod(input);
}

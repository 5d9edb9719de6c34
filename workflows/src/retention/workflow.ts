import { proxyActivities } from '@temporalio/workflow';
import type { RetentionActivities } from './activities.ts';

const { scanRetention } = proxyActivities<RetentionActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '10s', maximumAttempts: 4 },
});

/** Run by a schedule: no workflow waits for the day on which something is erased. */
export async function eraseWhatIsDue(): Promise<{ erased: number }> {
  return scanRetention();
}

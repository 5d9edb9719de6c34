import { proxyActivities } from '@temporalio/workflow';
import type { MembershipActivities } from './activities.ts';

const { scanMemberships } = proxyActivities<MembershipActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '10s', maximumAttempts: 4 },
});

/** Run by a schedule: no workflow waits for the end of a notice or of a tier. */
export async function scanWhatEnds(): Promise<{ ended: number; tiers: number }> {
  return scanMemberships();
}

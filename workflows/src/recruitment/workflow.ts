import { proxyActivities } from '@temporalio/workflow';
import type { RecruitmentActivities } from './activities.ts';

const { scanRecruitment } = proxyActivities<RecruitmentActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '10s', maximumAttempts: 4 },
});

/** Run by a schedule: no workflow waits for a draft or an invitation. */
export async function scanWhoWaits(): Promise<{ reminded: number; lapsed: number }> {
  return scanRecruitment();
}

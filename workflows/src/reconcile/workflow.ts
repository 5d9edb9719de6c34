import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities } from './activities.ts';

const { restartMissingCases } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '4m',
  heartbeatTimeout: '30s',
  retry: { maximumAttempts: 3 },
});

/** Run by a schedule: every open case, and every closing, import or saga under way, has a workflow. */
export async function reconcileCases(): Promise<{ open: number; restarted: number }> {
  return restartMissingCases();
}

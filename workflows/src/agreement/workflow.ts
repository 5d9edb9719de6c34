import { proxyActivities } from '@temporalio/workflow';
import type { AgreementActivities } from './activities.ts';

const { scanAgreements } = proxyActivities<AgreementActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '10s', maximumAttempts: 4 },
});

/** Run by a schedule: no workflow waits for a notice to run out. */
export async function scanTerms(): Promise<{ asked: number; reminded: number; settled: number }> {
  return scanAgreements();
}

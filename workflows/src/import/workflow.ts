import { proxyActivities } from '@temporalio/workflow';
import type { ImportActivities } from './activities.ts';

const { runImport } = proxyActivities<ImportActivities>({
  startToCloseTimeout: '2h',
  heartbeatTimeout: '20s',
  retry: { initialInterval: '1s', maximumInterval: '1m', maximumAttempts: 50 },
});

/** Carries an import through its phase, again and again from the last finished batch until it is done. */
export async function importRows(input: { readonly tenantId: string; readonly importId: string }): Promise<void> {
  await runImport(input);
}

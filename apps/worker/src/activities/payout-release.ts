import { reconcilePayouts } from '@countersign/services/payout-run/reconcile';
import { releaseRun } from '@countersign/services/payout-run/release';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { PayoutReleaseActivities } from '@countersign/workflows/payout-release/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

const beatEveryMs = 3_000;
const silent = () => {};

export function createPayoutReleaseActivities(parts: WorkerParts): PayoutReleaseActivities {
  return {
    releasePayouts: ({ tenantId, runId }) =>
      whileBeating(() => releaseRun(systemContext(parts, tenantId, 'payout release'), runId, silent)),
    reconcilePayouts: () =>
      whileBeating(async () => {
        for (const tenantId of await listTenantIds(parts.db)) {
          const ctx = systemContext(parts, tenantId, 'payout reconciliation');
          // One tenant's bank that does not answer keeps no other's books waiting.
          await reconcilePayouts(ctx).catch((err: unknown) =>
            ctx.log.error({ err }, 'payouts could not be reconciled'),
          );
        }
      }),
  };
}

/**
 * Says that this process lives for as long as the work takes: a bank may take its time to answer, and a process that is
 * gone shall be noticed long before that. Each statement and each call within has a deadline of its own.
 */
async function whileBeating(work: () => Promise<void>): Promise<void> {
  const activity = Context.current();
  const timer = setInterval(() => activity.heartbeat(), beatEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

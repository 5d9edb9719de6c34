import { reconcilePayouts } from '@countersign/services/payout-run/reconcile';
import { releaseRun } from '@countersign/services/payout-run/release';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { PayoutReleaseActivities } from '@countersign/workflows/payout-release/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createPayoutReleaseActivities(parts: WorkerParts): PayoutReleaseActivities {
  return {
    async releasePayouts({ tenantId, runId }) {
      const activity = Context.current();
      await releaseRun(systemContext(parts, tenantId, 'payout release'), runId, (progress) =>
        activity.heartbeat(progress),
      );
    },
    async reconcilePayouts() {
      const activity = Context.current();
      for (const tenantId of await listTenantIds(parts.db)) {
        activity.heartbeat(tenantId);
        const ctx = systemContext(parts, tenantId, 'payout reconciliation');
        // One tenant's bank that does not answer keeps no other's books waiting.
        await reconcilePayouts(ctx, () => activity.heartbeat(tenantId)).catch((err: unknown) =>
          ctx.log.error({ err }, 'payouts could not be reconciled'),
        );
      }
    },
  };
}

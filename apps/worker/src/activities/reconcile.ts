import { reconcileCases } from '@countersign/services/case/reconcile';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { ReconcileActivities } from '@countersign/workflows/reconcile/activities';
import { heartbeat } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createReconcileActivities(parts: WorkerParts): ReconcileActivities {
  return {
    async restartMissingCases() {
      let open = 0;
      let restarted = 0;
      let rechecked = 0;
      for (const tenantId of await listTenantIds(parts.db)) {
        const result = await reconcileCases(systemContext(parts, tenantId, 'reconciliation'), {
          onProgress: () => heartbeat(),
        });
        open += result.open;
        restarted += result.restarted;
        rechecked += result.rechecked;
      }
      if (restarted > 0)
        parts.log.warn({ open, restarted }, 'open cases that nothing ran were restarted from the database');
      if (rechecked > 0) parts.log.warn({ rechecked }, 'open tasks were held against the members of today');
      return { open, restarted };
    },
  };
}

import { rehydrateCases } from '@countersign/services/case/rehydrate';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { ReconcileActivities } from '@countersign/workflows/reconcile/activities';
import { heartbeat } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createReconcileActivities(parts: WorkerParts): ReconcileActivities {
  return {
    async restartMissingCases() {
      let open = 0;
      let restarted = 0;
      for (const tenantId of await listTenantIds(parts.db)) {
        const result = await rehydrateCases(systemContext(parts, tenantId, 'reconciliation'), {
          only: 'missing',
          onProgress: () => heartbeat(),
        });
        open += result.open;
        restarted += result.restarted;
      }
      if (restarted > 0)
        parts.log.warn({ open, restarted }, 'open cases that nothing ran were restarted from the database');
      return { open, restarted };
    },
  };
}

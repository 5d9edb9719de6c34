import { reconcileCases } from '@countersign/services/case/reconcile';
import { resumeImports } from '@countersign/services/import/resume-imports';
import { resumeCloses } from '@countersign/services/period/resume-closes';
import { resumeSagas } from '@countersign/services/saga/resume-sagas';
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
      let resumed = 0;
      for (const tenantId of await listTenantIds(parts.db)) {
        const ctx = systemContext(parts, tenantId, 'reconciliation');
        const result = await reconcileCases(ctx, { onProgress: () => heartbeat() });
        resumed += (await resumeCloses(ctx)) + (await resumeImports(ctx)) + (await resumeSagas(ctx));
        open += result.open;
        restarted += result.restarted;
        rechecked += result.rechecked;
      }
      if (restarted > 0)
        parts.log.warn({ open, restarted }, 'open cases that nothing ran were restarted from the database');
      if (rechecked > 0) parts.log.warn({ rechecked }, 'open tasks were held against the members of today');
      if (resumed > 0) parts.log.info({ resumed }, 'closings, imports and sagas under way were asked for again');
      return { open, restarted };
    },
  };
}

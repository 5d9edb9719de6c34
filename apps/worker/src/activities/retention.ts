import { scanRetention } from '@countersign/services/retention/scan';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { RetentionActivities } from '@countersign/workflows/retention/activities';
import { heartbeat } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createRetentionActivities(parts: WorkerParts): RetentionActivities {
  return {
    async scanRetention() {
      let erased = 0;
      for (const tenantId of await listTenantIds(parts.db)) {
        const counts = await scanRetention(systemContext(parts, tenantId, 'retention'));
        heartbeat();
        erased += Object.values(counts).reduce((sum, count) => sum + count, 0);
      }
      return { erased };
    },
  };
}

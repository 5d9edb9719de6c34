import { scanAgreements } from '@countersign/services/agreement/scan';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { AgreementActivities } from '@countersign/workflows/agreement/activities';
import { heartbeat } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createAgreementActivities(parts: WorkerParts): AgreementActivities {
  return {
    async scanAgreements() {
      let [asked, reminded, settled] = [0, 0, 0];
      for (const tenantId of await listTenantIds(parts.db)) {
        const result = await scanAgreements(systemContext(parts, tenantId, 'agreements'), () => heartbeat());
        heartbeat();
        asked += result.asked;
        reminded += result.reminded;
        settled += result.deemed + result.overdue;
      }
      return { asked, reminded, settled };
    },
  };
}

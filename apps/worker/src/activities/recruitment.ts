import { scanRecruitment } from '@countersign/services/application/scan';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { RecruitmentActivities } from '@countersign/workflows/recruitment/activities';
import { heartbeat } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createRecruitmentActivities(parts: WorkerParts): RecruitmentActivities {
  return {
    async scanRecruitment() {
      let reminded = 0;
      let lapsed = 0;
      for (const tenantId of await listTenantIds(parts.db)) {
        const result = await scanRecruitment(systemContext(parts, tenantId, 'recruitment'));
        heartbeat();
        reminded += result.reminded;
        lapsed += result.lapsed;
      }
      return { reminded, lapsed };
    },
  };
}

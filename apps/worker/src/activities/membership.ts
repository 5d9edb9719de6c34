import { scanExits } from '@countersign/services/exit/scan';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import { scanTierChanges } from '@countersign/services/tier-change/scan';
import type { MembershipActivities } from '@countersign/workflows/membership/activities';
import { heartbeat } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createMembershipActivities(parts: WorkerParts): MembershipActivities {
  return {
    async scanMemberships() {
      let ended = 0;
      let tiers = 0;
      for (const tenantId of await listTenantIds(parts.db)) {
        const ctx = systemContext(parts, tenantId, 'membership');
        const exits = await scanExits(ctx);
        const changes = await scanTierChanges(ctx);
        heartbeat();
        ended += exits.begun;
        tiers += changes.applied + changes.returned;
      }
      return { ended, tiers };
    },
  };
}

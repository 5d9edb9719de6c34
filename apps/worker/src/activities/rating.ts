import { needsRating } from '@countersign/services/event/needs-rating';
import { rateQueued } from '@countersign/services/rating/rate-queued';
import { releaseHolds } from '@countersign/services/rating/release-holds';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { RatingActivities } from '@countersign/workflows/rating/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

const chunkSize = 10_000;

export function createRatingActivities(parts: WorkerParts): RatingActivities {
  return {
    async rateTenant({ tenantId }) {
      const ctx = systemContext(parts, tenantId, 'rating');
      const activity = Context.current();
      const goOn = () => {
        activity.heartbeat();
        activity.cancellationSignal.throwIfAborted();
      };
      for (let hasMore = true; hasMore; goOn()) hasMore = (await rateQueued(ctx, { chunkSize, chunksMax: 1 })).hasMore;
      await releaseHolds(ctx, { chunkSize, beat: goOn });
    },
    async rateTenants() {
      let tenants = 0;
      for (const tenantId of await listTenantIds(parts.db)) {
        Context.current().heartbeat();
        if (!(await needsRating(systemContext(parts, tenantId, 'rating')))) continue;
        await parts.jobs.nudgeRating({ tenantId });
        tenants += 1;
      }
      return { tenants };
    },
  };
}

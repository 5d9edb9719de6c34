import { listTenantIds } from '@countersign/services/tenant/list-ids';
import { isDayWatched } from '@countersign/services/watch/is-day-watched';
import { watchChunk } from '@countersign/services/watch/watch-chunk';
import type { WatchActivities } from '@countersign/workflows/watch/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createWatchActivities(parts: WorkerParts): WatchActivities {
  return {
    async tenantsToWatch() {
      const waiting: string[] = [];
      for (const tenantId of await listTenantIds(parts.db))
        if (!(await isDayWatched(systemContext(parts, tenantId, 'watch')))) waiting.push(tenantId);
      return waiting;
    },
    async watchTenantDay({ tenantId }) {
      const activity = Context.current();
      const ctx = systemContext(parts, tenantId, 'watch');
      while (!(await watchChunk(ctx)).isDone) {
        activity.heartbeat();
        activity.cancellationSignal.throwIfAborted();
      }
    },
  };
}

import { runClose } from '@countersign/services/period/run-close';
import type { PeriodCloseActivities } from '@countersign/workflows/period-close/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createPeriodCloseActivities(parts: WorkerParts): PeriodCloseActivities {
  return {
    async closePeriod({ tenantId, periodId }) {
      const activity = Context.current();
      await runClose(systemContext(parts, tenantId, 'period close'), periodId, (progress) =>
        activity.heartbeat(progress),
      );
    },
  };
}

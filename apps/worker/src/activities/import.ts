import { failImport, runImport } from '@countersign/services/import/run-import';
import type { ImportActivities } from '@countersign/workflows/import/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

/** An import that failed this often has met a defect, not an outage. */
const attemptsMax = 50;

export function createImportActivities(parts: WorkerParts): ImportActivities {
  return {
    async runImport({ tenantId, importId }) {
      const ctx = systemContext(parts, tenantId, 'import');
      const activity = Context.current();
      try {
        await runImport(ctx, importId, {
          heartbeat: (progress) => activity.heartbeat(progress),
          signal: activity.cancellationSignal,
        });
      } catch (error) {
        if (activity.info.attempt >= attemptsMax)
          await failImport(ctx, importId, error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  };
}

import type { JobRunner } from '@countersign/ports/job-runner/port';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { WorkflowIdReusePolicy } from '@temporalio/common';
import type { Queues } from './queues.ts';

const callDeadlineMs = 5_000;

/** Long work on a Temporal server: each job is a workflow under its own id, and is started once. */
export function createJobRunner(client: Client, queues: Queues): JobRunner {
  const startOnce = async (
    type: string,
    workflowId: string,
    input: object,
    workflowIdReusePolicy: WorkflowIdReusePolicy = 'REJECT_DUPLICATE',
  ): Promise<void> => {
    try {
      await client.connection.withDeadline(Date.now() + callDeadlineMs, () =>
        client.workflow.start(type, {
          workflowId,
          taskQueue: queues.bulk,
          args: [input],
          workflowIdReusePolicy,
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
  return {
    async nudgeRating({ tenantId }) {
      await client.connection.withDeadline(Date.now() + callDeadlineMs, () =>
        client.workflow.signalWithStart('rateEvents', {
          workflowId: `rating/${tenantId}`,
          taskQueue: queues.bulk,
          args: [{ tenantId }],
          signal: 'ratingNudged',
          signalArgs: [],
        }),
      );
    },
    startImport: ({ tenantId, importId, key }) =>
      startOnce('importRows', `import/${tenantId}/${importId}/${key}`, { tenantId, importId }),
    startPeriodClose: ({ tenantId, periodId }) =>
      startOnce('closePeriod', `close/${tenantId}/${periodId}`, { tenantId, periodId }),
    startPayoutRelease: ({ tenantId, runId }) =>
      // One that was ended from outside is asked for again, and a second one finds nothing left to do.
      startOnce('releasePayouts', `release/${tenantId}/${runId}`, { tenantId, runId }, 'ALLOW_DUPLICATE'),
  };
}

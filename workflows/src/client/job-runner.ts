import type { JobRunner } from '@countersign/ports/job-runner/port';
import type { Client } from '@temporalio/client';
import type { Queues } from './queues.ts';

const callDeadlineMs = 5_000;

/**
 * Long work on a Temporal server: each job is a workflow under its own id, and runs once at a time. One that was ended
 * from outside is asked for again; asked for after it is done, it finds nothing left to do.
 */
export function createJobRunner(client: Client, queues: Queues): JobRunner {
  const startOne = async (type: string, workflowId: string, input: object): Promise<void> => {
    await client.connection.withDeadline(Date.now() + callDeadlineMs, () =>
      client.workflow.start(type, {
        workflowId,
        taskQueue: queues.bulk,
        args: [input],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
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
    async runSaga({ tenantId, sagaId }) {
      await client.connection.withDeadline(Date.now() + callDeadlineMs, () =>
        client.workflow.signalWithStart('runSaga', {
          workflowId: `saga/${tenantId}/${sagaId}`,
          taskQueue: queues.bulk,
          args: [{ tenantId, sagaId }],
          signal: 'sagaNudged',
          signalArgs: [],
        }),
      );
    },
    startImport: ({ tenantId, importId, key }) =>
      startOne('importRows', `import/${tenantId}/${importId}/${key}`, { tenantId, importId }),
    startPeriodClose: ({ tenantId, periodId }) =>
      startOne('closePeriod', `close/${tenantId}/${periodId}`, { tenantId, periodId }),
    startPayoutRelease: ({ tenantId, runId }) =>
      startOne('releasePayouts', `release/${tenantId}/${runId}`, { tenantId, runId }),
  };
}

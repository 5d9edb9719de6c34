import type { JobRunner } from '@countersign/ports/job-runner/port';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Queues } from './queues.ts';

const callDeadlineMs = 5_000;

export function createJobRunner(client: Client, queues: Queues): JobRunner {
  return {
    async startImport({ tenantId, importId, key }) {
      try {
        await client.connection.withDeadline(Date.now() + callDeadlineMs, () =>
          client.workflow.start('importRows', {
            workflowId: `import/${tenantId}/${importId}/${key}`,
            taskQueue: queues.bulk,
            args: [{ tenantId, importId }],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        );
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
  };
}

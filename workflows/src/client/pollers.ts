import type { Client } from '@temporalio/client';
import type { Queues } from './queues.ts';

const workflowQueue = 1;
/** A poller that was seen within this time counts as alive. */
const freshMs = 90_000;

/** Whether some worker polls for cases; a server without one accepts decisions that nobody carries out. */
export async function hasLivePoller(client: Client, queues: Queues, deadlineMs: number): Promise<boolean> {
  const described = await client.connection.withDeadline(Date.now() + deadlineMs, () =>
    client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: queues.cases },
      taskQueueType: workflowQueue,
    }),
  );
  return (described.pollers ?? []).some(
    (poller) => Date.now() - Number(poller.lastAccessTime?.seconds ?? 0) * 1000 < freshMs,
  );
}

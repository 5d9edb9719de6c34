import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Queues } from './queues.ts';

/** Makes the schedules that background work runs by; those that are there already stay as they are. */
export async function ensureSchedules(client: Client, queues: Queues): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: `reconcile-${queues.cases}`,
      spec: { intervals: [{ every: '5m' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
      action: { type: 'startWorkflow', workflowType: 'reconcileCases', taskQueue: queues.bulk, args: [], workflowExecutionTimeout: '10m' },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}

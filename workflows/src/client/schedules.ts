import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Queues } from './queues.ts';

const background = [
  { name: 'reconcile', workflowType: 'reconcileCases', every: '5m' },
  { name: 'rates', workflowType: 'refreshRates', every: '6h' },
  { name: 'rating', workflowType: 'rateWhatWaits', every: '1m' },
] as const;

/** Makes the schedules that background work runs by; those that are there already stay as they are. */
export async function ensureSchedules(client: Client, queues: Queues): Promise<void> {
  for (const { name, workflowType, every } of background) {
    try {
      await client.schedule.create({
        scheduleId: `${name}-${queues.cases}`,
        spec: { intervals: [{ every }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
        action: {
          type: 'startWorkflow',
          workflowType,
          taskQueue: queues.bulk,
          args: [],
          workflowExecutionTimeout: '15m',
        },
        state: { triggerImmediately: true },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}

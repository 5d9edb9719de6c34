import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import type { Queues } from './queues.ts';

interface Background {
  readonly name: string;
  readonly workflowType: string;
  readonly every: Duration;
  readonly jitter?: Duration;
}

const background: readonly Background[] = [
  { name: 'reconcile', workflowType: 'reconcileCases', every: '5m' },
  { name: 'membership', workflowType: 'scanWhatEnds', every: '15m', jitter: '1m' },
  { name: 'agreements', workflowType: 'scanTerms', every: '1h', jitter: '5m' },
  { name: 'recruitment', workflowType: 'scanWhoWaits', every: '1h', jitter: '5m' },
  { name: 'retention', workflowType: 'eraseWhatIsDue', every: '1h', jitter: '5m' },
  { name: 'rates', workflowType: 'refreshRates', every: '6h' },
  { name: 'rating', workflowType: 'rateWhatWaits', every: '1m' },
  { name: 'screening', workflowType: 'refreshScreening', every: '12h' },
  { name: 'rescreening', workflowType: 'rescreenWhatWaits', every: '10m', jitter: '1m' },
  { name: 'watch', workflowType: 'watchPartners', every: '30m', jitter: '5m' },
  // Banks are not asked by every installation in the same second.
  { name: 'payouts', workflowType: 'reconcilePayouts', every: '1m', jitter: '10s' },
];

/** Makes the schedules that background work runs by; those that are there already stay as they are. */
export async function ensureSchedules(client: Client, queues: Queues): Promise<void> {
  for (const { name, workflowType, every, jitter = 0 } of background) {
    try {
      await client.schedule.create({
        scheduleId: `${name}-${queues.cases}`,
        spec: { intervals: [{ every }], jitter },
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

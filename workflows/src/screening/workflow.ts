import { proxyActivities } from '@temporalio/workflow';
import type { ScreeningActivities } from './activities.ts';

const activities = proxyActivities<ScreeningActivities>({
  startToCloseTimeout: '1h',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '10s', maximumInterval: '2m', maximumAttempts: 5 },
});

/** Run by a schedule: new editions of the lists, and whom they touch. */
export async function refreshScreening(): Promise<void> {
  await activities.refreshScreeningLists();
  await activities.rescreenSubjects();
}

/** Run by a schedule: whoever has not been held against the edition in force yet, a killed run's rest included. */
export async function rescreenWhatWaits(): Promise<void> {
  await activities.rescreenSubjects();
}

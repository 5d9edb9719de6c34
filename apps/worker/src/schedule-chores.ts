import type { Queues } from '@countersign/workflows/client/queues';
import { ensureSchedules } from '@countersign/workflows/client/schedules';
import type { Chore } from './relay/chores.ts';

const everyMs = 60_000;

/** A store of Temporal that was lost under a running worker has no schedules: they are made again. */
export function scheduleChores(client: Parameters<typeof ensureSchedules>[0], queues: Queues): readonly Chore[] {
  return [{ name: 'keep schedules', everyMs, run: () => ensureSchedules(client, queues) }];
}

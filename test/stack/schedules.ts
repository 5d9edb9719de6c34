import { connectClient } from '@countersign/workflows/client/connect';
import { until } from '../deals/until.ts';
import type { Stack } from './start-stack.ts';

export interface DueWork {
  /** By how many milliseconds its turns are apart. */
  readonly everyMs: number;
  /** Has it done now, also where it is not due yet. */
  trigger(): Promise<void>;
  close(): Promise<void>;
}

/** What the stack's worker has scheduled under this name, so that a test need not wait for its next turn. */
export async function dueWorkOf(stack: Stack, name: 'payouts' | 'retention'): Promise<DueWork> {
  const { client, close } = connectClient({
    address: String(stack.environment['TEMPORAL_ADDRESS']),
    namespace: 'default',
    payloadKey: String(stack.environment['TEMPORAL_PAYLOAD_KEY']),
  });
  // Temporal lists a schedule some moments after it was made.
  const id = await until(`what is scheduled under ${name}`, async () => {
    for await (const { scheduleId } of client.schedule.list()) if (scheduleId.startsWith(`${name}-`)) return scheduleId;
    return undefined;
  });
  const handle = client.schedule.getHandle(id);
  const { spec } = await handle.describe();
  return { everyMs: spec.intervals?.[0]?.every ?? 0, trigger: () => handle.trigger(), close };
}

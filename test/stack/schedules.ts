import { connectClient } from '@countersign/workflows/client/connect';
import type { Stack } from './start-stack.ts';

export interface DueWork {
  /** By how many milliseconds its turns are apart. */
  readonly everyMs: number;
  /** Has it done now, also where it is not due yet. */
  trigger(): Promise<void>;
  close(): Promise<void>;
}

/** What the worker has scheduled under this name, so that a test need not wait for its next turn. */
export async function dueWorkOf(stack: Stack, name: 'payouts'): Promise<DueWork> {
  const { client, close } = connectClient({
    address: String(stack.environment['TEMPORAL_ADDRESS']),
    namespace: 'default',
    payloadKey: String(stack.environment['TEMPORAL_PAYLOAD_KEY']),
  });
  for await (const { scheduleId } of client.schedule.list()) {
    if (!scheduleId.startsWith(`${name}-`)) continue;
    const handle = client.schedule.getHandle(scheduleId);
    const { spec } = await handle.describe();
    return { everyMs: spec.intervals?.[0]?.every ?? 0, trigger: () => handle.trigger(), close };
  }
  await close();
  throw new Error(`nothing is scheduled under ${name}`);
}

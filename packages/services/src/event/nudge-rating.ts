import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';

const bucketMs = 500;

/**
 * Has the worker rate what is queued, soon after this transaction. Calls within half a second share one nudge, which
 * becomes due when that time is over; what is committed later than that is found by the schedule.
 */
export async function nudgeRating(ctx: ServiceContext, tx: Transaction): Promise<void> {
  const bucket = Math.floor(ctx.now() / bucketMs);
  await enqueue(ctx, tx, [
    {
      kind: 'rate_events',
      key: String(bucket),
      payload: {},
      priority: 1,
      availableAt: (bucket + 1) * bucketMs,
    },
  ]);
}

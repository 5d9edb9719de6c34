import { sql } from '@countersign/db/query';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { nudgeRating } from './nudge-rating.ts';

/**
 * Queues what was kept aside for want of a rate of exchange, to be rated now that rates were read; what still has none is
 * kept aside again. Gives how many were queued.
 */
export function releaseUnrated(ctx: ServiceContext): Promise<number> {
  return read(ctx, async (tx) => {
    const queued = await tx.execute(sql`
      update event_states set status = 'queued', reason = null, changed_at = ${new Date(ctx.now()).toISOString()}::timestamptz
      where tenant_id = ${ctx.tenantId} and status = 'kept' and reason = 'no_rate'`);
    if (queued.count > 0) await nudgeRating(ctx, tx);
    return queued.count;
  });
}

import { and, eq } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import type { ServiceContext } from '../context.ts';
import { askAgain } from '../outbox/ask-again.ts';
import { read } from '../transact.ts';

/**
 * Asks again for the closing of periods that are being closed: whatever was to carry it out may be gone. Gives how many
 * were asked for.
 */
export function resumeCloses(ctx: ServiceContext): Promise<number> {
  return read(ctx, async (tx) => {
    const closing = await tx
      .select({ id: periods.id, key: periods.id })
      .from(periods)
      .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.status, 'closing')));
    return askAgain(ctx, tx, { kind: 'close_period', name: 'periodId', lost: closing });
  });
}

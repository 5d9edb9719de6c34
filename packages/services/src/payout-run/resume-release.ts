import { and, eq, exists, isNull, not, sql } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { read } from '../transact.ts';

const minuteMs = 60_000;

/**
 * Asks again for the release of runs that are approved, or that are released and still have payouts to leave: whatever
 * was to carry it out may be gone. Where it is not, nothing more comes of it. Gives how many were asked for.
 */
export function resumeReleases(ctx: ServiceContext): Promise<number> {
  return read(ctx, async (tx) => {
    const asked = tx
      .select({ one: sql`1` })
      .from(outbox)
      .where(
        and(
          eq(outbox.tenantId, ctx.tenantId),
          eq(outbox.kind, 'release_run'),
          sql`${outbox.payload} ->> 'runId' = ${payoutRuns.id}`,
          isNull(outbox.doneAt),
        ),
      );
    const runs = await tx
      .select({ id: payoutRuns.id })
      .from(payoutRuns)
      .where(
        and(
          eq(payoutRuns.tenantId, ctx.tenantId),
          sql`(${payoutRuns.status} = 'approved' or (${payoutRuns.status} = 'released' and exists (
            select 1 from ${payouts} where ${payouts.tenantId} = ${payoutRuns.tenantId}
              and ${payouts.runId} = ${payoutRuns.id} and ${payouts.status} = 'ready')))`,
          not(exists(asked)),
        ),
      );
    const minute = Math.floor(ctx.now() / minuteMs);
    await enqueue(
      ctx,
      tx,
      runs.map(({ id }) => ({ kind: 'release_run' as const, key: `${id}#${minute}`, payload: { runId: id } })),
    );
    return runs.length;
  });
}

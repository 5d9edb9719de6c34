import { and, eq, sql } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';
import { askAgain } from '../outbox/ask-again.ts';
import { read } from '../transact.ts';

/**
 * Asks again for the release of runs that are approved, or that are released and still have payouts to leave: whatever
 * was to carry it out may be gone. Gives how many were asked for.
 */
export function resumeReleases(ctx: ServiceContext): Promise<number> {
  return read(ctx, async (tx) => {
    const runs = await tx
      .select({ id: payoutRuns.id, key: payoutRuns.id })
      .from(payoutRuns)
      .where(
        and(
          eq(payoutRuns.tenantId, ctx.tenantId),
          sql`(${payoutRuns.status} = 'approved' or (${payoutRuns.status} = 'released' and exists (
            select 1 from ${payouts} where ${payouts.tenantId} = ${payoutRuns.tenantId}
              and ${payouts.runId} = ${payoutRuns.id} and ${payouts.status} = 'ready')))`,
        ),
      );
    return askAgain(ctx, tx, { kind: 'release_run', name: 'runId', lost: runs });
  });
}

import { and, eq, inArray } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { ServiceContext, Transaction } from '../context.ts';

/** A released run of which nothing more is expected is settled; what returns later changes the payout, not the run. */
export async function settleRunAtRest(ctx: ServiceContext, tx: Transaction, runId: string): Promise<void> {
  const moving = await tx.$count(
    payouts,
    and(
      eq(payouts.tenantId, ctx.tenantId),
      eq(payouts.runId, runId),
      inArray(payouts.status, ['pending', 'ready', 'unknown', 'sent']),
    ),
  );
  if (moving > 0) return;
  await tx
    .update(payoutRuns)
    .set({ status: 'settled', settledAt: ctx.now() })
    .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, runId), eq(payoutRuns.status, 'released')));
}

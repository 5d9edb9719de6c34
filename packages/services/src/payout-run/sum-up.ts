import { and, eq } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { ServiceContext, Transaction } from '../context.ts';
import { hashOfList, readyList } from './list-of.ts';
import type { PayoutRunRow } from './load-run.ts';

/** Writes what a run now comes to: its sum, how many are paid and held, and the hash of its list. */
export async function sumUpRun(
  ctx: ServiceContext,
  tx: Transaction,
  run: Pick<PayoutRunRow, 'id' | 'revision'>,
  change: Partial<typeof payoutRuns.$inferInsert> = {},
): Promise<void> {
  const list = await readyList(ctx, tx, run.id);
  const heldCount = await tx.$count(
    payouts,
    and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.runId, run.id), eq(payouts.status, 'held')),
  );
  await tx
    .update(payoutRuns)
    .set({
      ...change,
      totalMinor: list.reduce((sum, { payout }) => sum + payout.amountMinor, 0n),
      payoutCount: list.length,
      heldCount,
      listHash: hashOfList(ctx, list),
      revision: run.revision + 1,
    })
    .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, run.id)));
}

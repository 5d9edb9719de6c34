import { and, eq } from '@countersign/db/query';
import { payoutRuns } from '@countersign/db/schema/payout';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireRevision } from '../require-revision.ts';

export type PayoutRunRow = typeof payoutRuns.$inferSelect;

/** One run of the tenant, locked; `not_found` where there is none. */
export async function lockRun(ctx: ServiceContext, tx: Transaction, id: string): Promise<PayoutRunRow> {
  const [row] = await tx
    .select()
    .from(payoutRuns)
    .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, id)))
    .for('update');
  if (!row) throw notFound('payout run');
  return row;
}

/** A run whose list can still be changed by whoever prepares it; locked. */
export async function lockComputedRun(
  ctx: ServiceContext,
  tx: Transaction,
  at: { readonly id: string; readonly revision: number },
): Promise<PayoutRunRow> {
  const row = await lockRun(ctx, tx, at.id);
  requireRevision(row.revision, at.revision);
  if (row.status !== 'computed')
    throw new AppError('action_not_available', {
      detail: 'The run is not being prepared any more.',
      facts: { status: row.status },
    });
  return row;
}

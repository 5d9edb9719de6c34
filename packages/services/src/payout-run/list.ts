import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, eq } from '@countersign/db/query';
import { payoutRuns } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentRuns } from './present.ts';

type Operation = (typeof payoutRunOperations)['list'];

/** Payout runs, newest first. */
export function listPayoutRuns(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout-run.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(payoutRuns.tenantId, ctx.tenantId),
      query.programId === undefined ? undefined : eq(payoutRuns.programId, query.programId),
      query.status === undefined ? undefined : eq(payoutRuns.status, query.status),
    );
    const page = keyset(
      { column: payoutRuns.createdAt, id: payoutRuns.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await tx
      .select({ id: payoutRuns.id, createdAt: payoutRuns.createdAt })
      .from(payoutRuns)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(payoutRuns).where(where);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: (row) => ({ value: row.createdAt, id: row.id }),
      present: (row) => row.id,
    });
    return { ...bounds, items: await presentRuns(ctx, tx, bounds.items) };
  });
}

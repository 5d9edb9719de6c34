import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutOperations } from '@countersign/contracts/payout/operations';
import { and, eq, inArray, or, type SQL } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPayouts, selectPayouts } from './select.internal.ts';
import { visiblePayouts } from './visible.ts';

type Operation = (typeof payoutOperations)['list'];

/** Payouts, newest change first. */
export function listPayouts(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout.list');
  return pageOfPayouts(
    ctx,
    and(
      visiblePayouts(ctx),
      query.partnerId === undefined ? undefined : eq(payouts.partnerId, query.partnerId),
      query.programId ? eq(payoutRuns.programId, query.programId) : undefined,
      query.runId ? eq(payouts.runId, query.runId) : undefined,
      query.reference ? or(eq(payoutRuns.number, query.reference), eq(payouts.endToEndId, query.reference)) : undefined,
      query.status ? inArray(payouts.status, query.status) : undefined,
      query.rail ? eq(payoutRuns.rail, query.rail) : undefined,
    ),
    query,
  );
}

/** A page of the payouts that a condition names. */
export function pageOfPayouts(
  ctx: ServiceContext,
  where: SQL | undefined,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<OutputOf<Operation>> {
  return read(ctx, async (tx) => {
    const page = keyset(
      { column: payouts.changedAt, id: payouts.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectPayouts(tx)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx
      .select({ total: rowCount })
      .from(payouts)
      .innerJoin(payoutRuns, and(eq(payoutRuns.tenantId, payouts.tenantId), eq(payoutRuns.id, payouts.runId)))
      .where(where);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ payout }) => ({ value: payout.changedAt, id: payout.id }),
      present: (row) => row,
    });
    return { ...bounds, items: await presentPayouts(ctx, tx, bounds.items) };
  });
}

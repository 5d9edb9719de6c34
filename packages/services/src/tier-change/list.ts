import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { tierChangeOperations } from '@countersign/contracts/tier-change/operations';
import { and, eq } from '@countersign/db/query';
import { tierChanges } from '@countersign/db/schema/tier-change';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTierChanges, selectTierChanges } from './present.internal.ts';

type Operation = (typeof tierChangeOperations)['list'];

/** Changes of tier, newest first; of one membership, its history. */
export function listTierChanges(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tier-change.list');
  const order = keyset(
    { column: tierChanges.createdAt, id: tierChanges.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(tierChanges.tenantId, ctx.tenantId),
    query.partnerId ? eq(tierChanges.partnerId, query.partnerId) : undefined,
    query.enrollmentId ? eq(tierChanges.enrollmentId, query.enrollmentId) : undefined,
    query.programId ? eq(tierChanges.programId, query.programId) : undefined,
    query.status ? eq(tierChanges.status, query.status) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectTierChanges(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(tierChanges).where(matching);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ row }) => ({ value: row.createdAt, id: row.id }),
      present: (row) => row,
    });
    return { ...bounds, items: await presentTierChanges(ctx, tx, bounds.items) };
  });
}

import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { exits } from '@countersign/db/schema/exit';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentSummary, selectExits } from './present.internal.ts';

type Operation = (typeof exitOperations)['list'];

/** Memberships that end, have ended, or were to end; the newest first. */
export function listExits(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'exit.list');
  const order = keyset({ column: exits.createdAt, id: exits.id, direction: 'desc', holds: 'instant' }, query.cursor);
  const matching = and(
    eq(exits.tenantId, ctx.tenantId),
    query.partnerId ? eq(exits.partnerId, query.partnerId) : undefined,
    query.enrollmentId ? eq(exits.enrollmentId, query.enrollmentId) : undefined,
    query.programId ? eq(exits.programId, query.programId) : undefined,
    query.status ? eq(exits.status, query.status) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectExits(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(exits).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ row }) => ({ value: row.createdAt, id: row.id }),
      present: presentSummary,
    });
  });
}

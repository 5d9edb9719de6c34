import type { enrollmentOperations } from '@countersign/contracts/enrollment/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentEnrollment, selectEnrollments } from './present.internal.ts';

type Operation = (typeof enrollmentOperations)['list'];

/** Partners' places in programs, oldest first; for a partner its own. */
export function listEnrollments(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'enrollment.list');
  const order = keyset(
    { column: enrollments.createdAt, id: enrollments.id, direction: 'asc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(enrollments.tenantId, ctx.tenantId),
    ctx.actor.kind === 'contact' ? eq(enrollments.partnerId, ctx.actor.partnerId) : undefined,
    query.partnerId ? eq(enrollments.partnerId, query.partnerId) : undefined,
    query.programId ? eq(enrollments.programId, query.programId) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectEnrollments(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(enrollments).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ row }) => ({ value: row.createdAt, id: row.id }),
      present: presentEnrollment,
    });
  });
}

import type { adjustmentOperations } from '@countersign/contracts/adjustment/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { adjustments } from '@countersign/db/schema/adjustment';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentAdjustments, selectAdjustments } from './present.internal.ts';

type Operation = (typeof adjustmentOperations)['list'];

/** Corrections by hand, newest first. */
export function listAdjustments(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'adjustment.list');
  const order = keyset(
    { column: adjustments.createdAt, id: adjustments.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(adjustments.tenantId, ctx.tenantId),
    query.programId ? eq(adjustments.programId, query.programId) : undefined,
    query.partnerId ? eq(enrollments.partnerId, query.partnerId) : undefined,
    query.enrollmentId ? eq(adjustments.enrollmentId, query.enrollmentId) : undefined,
    query.status ? eq(adjustments.status, query.status) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectAdjustments(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx
      .select({ count: rowCount })
      .from(adjustments)
      .innerJoin(
        enrollments,
        and(eq(enrollments.tenantId, adjustments.tenantId), eq(enrollments.id, adjustments.enrollmentId)),
      )
      .where(matching);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ adjustment }) => ({ value: adjustment.createdAt, id: adjustment.id }),
      present: (row) => row,
    });
    return { ...bounds, items: await presentAdjustments(ctx, tx, bounds.items) };
  });
}

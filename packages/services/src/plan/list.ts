import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { plans } from '@countersign/db/schema/plan';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadPlanVersions, presentPlan, selectPlans } from './present.internal.ts';

type Operation = (typeof planOperations)['list'];

/** Commission plans by name. */
export function listPlans(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.list');
  const order = keyset({ column: plans.name, id: plans.id, direction: 'asc', holds: 'text' }, query.cursor);
  const matching = and(
    eq(plans.tenantId, ctx.tenantId),
    query.programId ? eq(plans.programId, query.programId) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectPlans(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(plans).where(matching);
    const versions = await loadPlanVersions(
      ctx,
      tx,
      rows.map(({ plan }) => plan.id),
    );
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ plan }) => ({ value: plan.name, id: plan.id }),
      present: (row) => presentPlan(row, versions.get(row.plan.id) ?? [], ctx.now()),
    });
  });
}

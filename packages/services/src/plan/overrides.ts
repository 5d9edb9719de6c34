import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { planOverrides } from '@countersign/db/schema/plan';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadPlan } from './present.internal.ts';
import { presentOverride, selectOverrides } from './present-override.internal.ts';

type Operation = (typeof planOperations)['overrides'];

/** What single partners have instead of the terms of a plan, newest first. */
export function listOverridesPlan(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.overrides');
  const order = keyset(
    { column: planOverrides.createdAt, id: planOverrides.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(planOverrides.tenantId, ctx.tenantId),
    eq(planOverrides.planId, params.id),
    query.enrollmentId ? eq(planOverrides.enrollmentId, query.enrollmentId) : undefined,
  );
  return read(ctx, async (tx) => {
    await loadPlan(ctx, tx, params.id);
    const rows = await selectOverrides(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(planOverrides).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ override }) => ({ value: override.createdAt, id: override.id }),
      present: presentOverride,
    });
  });
}

import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { policyOperations } from '@countersign/contracts/policy/operations';
import { and, eq } from '@countersign/db/query';
import { policies } from '@countersign/db/schema/policy';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPolicy, selectPolicies } from './present.internal.ts';

type Operation = (typeof policyOperations)['list'];

/** All policies of the tenant, by name. */
export function listPolicies(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'policy.list');
  const { cursor, limit } = input.query;
  const order = keyset({ column: policies.name, id: policies.id, direction: 'asc', holds: 'text' }, cursor);
  return read(ctx, async (tx) => {
    const mine = eq(policies.tenantId, ctx.tenantId);
    const rows = await selectPolicies(tx, and(mine, order.where))
      .orderBy(...order.orderBy)
      .limit(limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(policies).where(mine);
    return pageOf({
      rows,
      limit,
      total: all?.count ?? 0,
      cursorOf: ({ policy }) => ({ value: policy.name, id: policy.id }),
      present: presentPolicy,
    });
  });
}

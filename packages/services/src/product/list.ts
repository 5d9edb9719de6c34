import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { productOperations } from '@countersign/contracts/product/operations';
import { and, eq, or } from '@countersign/db/query';
import { products } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentProduct } from './present.internal.ts';

type Operation = (typeof productOperations)['list'];

/** Products by name; a partner sees those it may still register. */
export function listProducts(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'product.list');
  const order = keyset({ column: products.name, id: products.id, direction: 'asc', holds: 'text' }, query.cursor);
  const active = ctx.actor.kind === 'contact' ? 'true' : query.active;
  const matching = and(
    eq(products.tenantId, ctx.tenantId),
    active === undefined ? undefined : eq(products.isActive, active === 'true'),
    query.search ? or(contains(products.name, query.search), contains(products.code, query.search)) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(products)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(products).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.name, id: row.id }),
      present: presentProduct,
    });
  });
}

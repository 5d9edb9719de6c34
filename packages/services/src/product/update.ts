import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { productOperations } from '@countersign/contracts/product/operations';
import { and, eq, ne } from '@countersign/db/query';
import { products } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { moneyField } from '../money-field.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { productCodeTaken } from './create.ts';
import { presentProduct } from './present.internal.ts';

type Operation = (typeof productOperations)['update'];

/** Renames, reprices or retires a product; what is registered keeps it. `conflict` when the code is another's. */
export function updateProduct(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'product.update');
  const changes = changesOf(body);
  return transact(ctx, async (tx) => {
    const one = and(eq(products.tenantId, ctx.tenantId), eq(products.id, params.id));
    const [before] = await tx.select().from(products).where(one).for('update');
    if (!before) throw notFound('product');
    if (Object.keys(changes).length === 0) return presentProduct(before);
    if (body.code !== undefined) {
      const taken = await tx
        .select({ id: products.id })
        .from(products)
        .where(and(eq(products.tenantId, ctx.tenantId), eq(products.code, body.code), ne(products.id, params.id)));
      if (taken.length > 0) throw productCodeTaken(body.code);
    }
    const [row] = await tx.update(products).set(changes).where(one).returning();
    await recordAudit(ctx, tx, {
      action: 'product.update',
      subjectKind: 'product',
      subjectId: params.id,
      facts: { changed: Object.keys(changes) },
    });
    return presentProduct(row ?? before);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'products_code') ? productCodeTaken(body.code ?? '') : error;
  });
}

function changesOf(body: InputOf<Operation>['body']): Partial<typeof products.$inferInsert> {
  const { listPrice, name, code, isActive } = body;
  const price = listPrice ? moneyField('listPrice', listPrice) : null;
  return {
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
    ...(isActive === undefined ? {} : { isActive }),
    ...(listPrice === undefined
      ? {}
      : { listPriceMinor: price?.amountMinor ?? null, listPriceCurrency: price?.currency ?? null }),
  };
}

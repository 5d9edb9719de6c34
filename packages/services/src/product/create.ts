import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { productOperations } from '@countersign/contracts/product/operations';
import { products } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { moneyField } from '../money-field.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentProduct } from './present.internal.ts';

type Operation = (typeof productOperations)['create'];

/** Adds a product that partners may register; `conflict` when its code is taken. */
export function createProduct(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'product.create');
  const price = body.listPrice ? moneyField('listPrice', body.listPrice) : null;
  return transact(ctx, async (tx) => {
    const [row] = await tx
      .insert(products)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('prd'),
        name: body.name,
        code: body.code,
        listPriceMinor: price?.amountMinor ?? null,
        listPriceCurrency: price?.currency ?? null,
        isActive: true,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw productCodeTaken(body.code);
    await recordAudit(ctx, tx, {
      action: 'product.create',
      subjectKind: 'product',
      subjectId: row.id,
      facts: { code: row.code },
    });
    return presentProduct(row);
  });
}

export function productCodeTaken(code: string): AppError {
  return new AppError('conflict', {
    detail: `Another product has the code ${code}.`,
    fields: [{ field: 'code', code: 'taken' }],
  });
}

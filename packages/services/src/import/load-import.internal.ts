import { type ImportMapping, importMapping } from '@countersign/contracts/import/operations';
import { and, eq } from '@countersign/db/query';
import { imports } from '@countersign/db/schema/import';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

export type ImportRecord = typeof imports.$inferSelect;

/** Refused with `not_found` where the tenant has no such import. With `forUpdate` nobody else works on it meanwhile. */
export async function loadImport(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<ImportRecord> {
  const query = tx
    .select()
    .from(imports)
    .where(and(eq(imports.tenantId, ctx.tenantId), eq(imports.id, id)));
  const [row] = await (options.forUpdate ? query.for('update') : query);
  if (!row) throw new AppError('not_found');
  return row;
}

export async function updateImport(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  changes: Partial<ImportRecord>,
): Promise<void> {
  await tx
    .update(imports)
    .set(changes)
    .where(and(eq(imports.tenantId, ctx.tenantId), eq(imports.id, id)));
}

/** The mapping as it was checked when it was written; null before that. */
export function mappingOf(record: ImportRecord): ImportMapping | null {
  return record.mapping === null ? null : importMapping.parse(record.mapping);
}

import { and, eq } from '@countersign/db/query';
import { dataRequests } from '@countersign/db/schema/data-request';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { openFor } from '../subject-key/open.ts';

export type RequestRow = typeof dataRequests.$inferSelect;

/** Who asks, as it is sealed in the request; gone once the answer has gone out. */
export interface Asking {
  readonly email: string;
  readonly name: string | null;
  readonly note: string | null;
}

export async function lockRequest(ctx: ServiceContext, tx: Transaction, id: string): Promise<RequestRow> {
  const [row] = await tx
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.tenantId, ctx.tenantId), eq(dataRequests.id, id)))
    .for('update');
  if (!row) throw notFound('data request');
  return row;
}

export function askingOf(ctx: ServiceContext, tx: Transaction, row: RequestRow): Promise<Asking | null> {
  return openFor<Asking>(ctx, tx, row.id, row.sealed);
}

export async function changeRequest(
  ctx: ServiceContext,
  tx: Transaction,
  row: RequestRow,
  change: Partial<typeof dataRequests.$inferInsert>,
): Promise<void> {
  await tx
    .update(dataRequests)
    .set({ ...change, revision: row.revision + 1 })
    .where(and(eq(dataRequests.tenantId, ctx.tenantId), eq(dataRequests.id, row.id)));
}

import { and, eq } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

export type PeriodRow = typeof periods.$inferSelect;

/** One period of the tenant, or `not_found`; locked where it is about to change. */
export async function loadPeriod(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<PeriodRow> {
  const query = tx
    .select()
    .from(periods)
    .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.id, id)));
  const [row] = options.forUpdate ? await query.for('update') : await query;
  if (!row) throw new AppError('not_found', { detail: 'There is no such period.' });
  return row;
}

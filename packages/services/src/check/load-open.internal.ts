import { and, eq } from '@countersign/db/query';
import { checks } from '@countersign/db/schema/vetting';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { lockVetting } from '../vetting/load.internal.ts';
import type { CheckRow, VettingRow } from './run-check.ts';
import { openChecks } from './sealed-check.internal.ts';

/** The result that counts of a vetting that is under way; another is `action_not_available`. */
export async function loadOpenCheck(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
): Promise<{ readonly row: CheckRow; readonly vetting: VettingRow }> {
  const one = and(eq(checks.tenantId, ctx.tenantId), eq(checks.id, id));
  const [seen] = await tx.select({ vettingId: checks.vettingId }).from(checks).where(one);
  if (!seen) throw notFound('check');
  const vetting = await lockVetting(ctx, tx, seen.vettingId);
  const [row] = await openChecks(ctx, tx, await tx.select().from(checks).where(one));
  if (!row) throw notFound('check');
  const isUnderWay = vetting.status === 'checking' || vetting.status === 'in_review';
  if (!isUnderWay || row.status === 'replaced')
    throw new AppError('action_not_available', { detail: 'This check is not open, or another took its place.' });
  return { row, vetting };
}

import { and, eq } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireRevision } from '../require-revision.ts';
import type { PaymentMethodRow } from './in-use.ts';

/** A payment method that waits for somebody to confirm it, locked; anything else cannot be decided on. */
export async function proposedMethod(
  ctx: ServiceContext,
  tx: Transaction,
  at: { readonly id: string; readonly revision: number },
): Promise<PaymentMethodRow> {
  const [row] = await tx
    .select()
    .from(paymentMethods)
    .where(and(eq(paymentMethods.tenantId, ctx.tenantId), eq(paymentMethods.id, at.id)))
    .for('update');
  if (!row) throw notFound('payment method');
  requireRevision(row.revision, at.revision);
  if (row.status !== 'proposed')
    throw new AppError('action_not_available', { detail: 'It is decided on already.', facts: { status: row.status } });
  return row;
}

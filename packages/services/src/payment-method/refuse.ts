import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { paymentMethodOperations } from '@countersign/contracts/payment-method/operations';
import { and, eq } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { proposedMethod } from './decide.internal.ts';
import { presentPaymentMethods } from './present.internal.ts';

type Operation = (typeof paymentMethodOperations)['refuse'];

/** A payment method that the partner does not know of, or that is somebody else's: the one before is in use again. */
export function refusePaymentMethod(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payment-method.refuse');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const before = await proposedMethod(ctx, tx, { id: params.id, revision: ifMatch });
    const [row] = await tx
      .update(paymentMethods)
      .set({ status: 'refused', refusal: body.reason, revision: before.revision + 1, changedAt: ctx.now() })
      .where(and(eq(paymentMethods.tenantId, ctx.tenantId), eq(paymentMethods.id, before.id)))
      .returning();
    if (!row) throw new Error(`payment method ${before.id} is gone`);
    await recordAudit(ctx, tx, {
      action: 'payment-method.refuse',
      subjectKind: 'payment_method',
      subjectId: before.id,
      facts: { partnerId: before.partnerId, reason: body.reason },
    });
    const [shown] = await presentPaymentMethods(ctx, tx, [row]);
    if (!shown) throw new Error(`payment method ${before.id} is gone`);
    return shown;
  });
}

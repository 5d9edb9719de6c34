import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { paymentMethodOperations } from '@countersign/contracts/payment-method/operations';
import { and, eq, lte, ne, or } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { noteOnboardingDone } from '../onboarding/note-done.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { proposedMethod } from './decide.internal.ts';
import { presentPaymentMethods } from './present.internal.ts';

type Operation = (typeof paymentMethodOperations)['confirm'];

/**
 * Somebody of staff has asked the partner by another channel and confirms it: a second person, never whoever proposed it
 * (`same_person`). The ones before, confirmed or not, are replaced; it is used once its cooling-off time is over.
 */
export function confirmPaymentMethod(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payment-method.confirm');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const before = await proposedMethod(ctx, tx, { id: params.id, revision: ifMatch });
    if (before.proposedByPerson === member.personId)
      throw new AppError('same_person', { detail: 'Another person confirms what one has proposed.' });
    const mine = eq(paymentMethods.tenantId, ctx.tenantId);
    const [row] = await tx
      .update(paymentMethods)
      .set({
        status: 'confirmed',
        confirmedByPerson: member.personId,
        revision: before.revision + 1,
        changedAt: ctx.now(),
      })
      .where(and(mine, eq(paymentMethods.id, before.id)))
      .returning();
    if (!row) throw new Error(`payment method ${before.id} is gone`);
    await tx
      .update(paymentMethods)
      .set({ status: 'replaced', changedAt: ctx.now() })
      .where(
        and(
          mine,
          eq(paymentMethods.partnerId, before.partnerId),
          or(
            eq(paymentMethods.status, 'confirmed'),
            and(eq(paymentMethods.status, 'proposed'), lte(paymentMethods.proposedAt, before.proposedAt)),
          ),
          ne(paymentMethods.id, before.id),
        ),
      );
    await noteOnboardingDone(ctx, tx, { partnerId: before.partnerId, kind: 'payment_method', ref: before.id });
    await recordAudit(ctx, tx, {
      action: 'payment-method.confirm',
      subjectKind: 'payment_method',
      subjectId: before.id,
      facts: { partnerId: before.partnerId, how: body.how },
    });
    const [shown] = await presentPaymentMethods(ctx, tx, [row]);
    if (!shown) throw new Error(`payment method ${before.id} is gone`);
    return shown;
  });
}

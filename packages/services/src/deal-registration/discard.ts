import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { findVisibleDeal } from './find-visible.ts';

/** Throws a draft away. What was submitted stays for ever and can only be withdrawn. */
export function discardDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['discard']>,
): Promise<null> {
  requirePermission(ctx, 'deal-registration.discard');
  return transact(ctx, async (tx) => {
    const deal = await findVisibleDeal(ctx, tx, input.params.id, { forUpdate: true });
    if (deal.status !== 'draft')
      throw new AppError('action_not_available', { detail: 'Only a draft can be thrown away.' });
    await tx
      .delete(dealRegistrations)
      .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, deal.id)));
    await recordAudit(ctx, tx, {
      action: 'deal-registration.discard',
      subjectKind: 'deal-registration',
      subjectId: deal.id,
    });
    return null;
  });
}

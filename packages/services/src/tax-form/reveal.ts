import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { answersAsked } from '@countersign/domain/tax-form/questions';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentAnswers } from './present.internal.ts';
import { loadTaxForm, openStated } from './stated.internal.ts';

type Operation = (typeof taxFormOperations)['reveal'];

/** Every answer in full, for staff who may, with a row in the audit log that says why; gone with the key, it is refused. */
export function revealTaxForm(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.reveal');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const row = await loadTaxForm(ctx, tx, params.id);
    const stated = await openStated(ctx, tx, row);
    if (stated === null) throw new AppError('action_not_available', { detail: 'What was stated has been erased.' });
    await recordAudit(ctx, tx, {
      action: 'tax-form.reveal',
      subjectKind: 'tax_form',
      subjectId: row.id,
      facts: { partnerId: row.partnerId, reason: body.reason },
    });
    return { answers: presentAnswers(answersAsked(row.regime, stated.answers)) };
  });
}

import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { summaryOf } from './present.internal.ts';
import { loadTaxForm, updateTaxForm } from './stated.internal.ts';
import { validateTaxForm } from './validate.internal.ts';

type Operation = (typeof taxFormOperations)['accept'];

/** Relies on a statement that waits, with the reason; never by whoever signed it (`same_person`). */
export function acceptTaxForm(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.accept');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const row = await loadTaxForm(ctx, tx, params.id, 'update');
    requireRevision(row.revision, ifMatch);
    if (row.status !== 'in_review') throw new AppError('action_not_available');
    if (
      row.signedByPerson !== null &&
      (await isSamePerson(tx, { tenantId: ctx.tenantId, one: row.signedByPerson, other: member.personId }))
    )
      throw new AppError('same_person', { detail: 'Somebody else than its signer decides on a statement.' });
    const decided = await updateTaxForm(ctx, tx, row, { decidedByPerson: member.personId, decidedAt: ctx.now() });
    const valid = await validateTaxForm(ctx, tx, decided);
    await recordAudit(ctx, tx, {
      action: 'tax-form.accept',
      subjectKind: 'tax_form',
      subjectId: row.id,
      facts: { partnerId: row.partnerId, contradictions: row.contradictions, reason: body.reason },
    });
    return summaryOf(ctx, tx, valid);
  });
}

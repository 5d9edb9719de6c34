import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { queueMailsToOwners } from '../notification/queue-mails.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { summaryOf } from './present.internal.ts';
import { loadTaxForm, updateTaxForm } from './stated.internal.ts';

type Operation = (typeof taxFormOperations)['ask-again'];

/** Has the partner answer named questions again, and tells it so. */
export function askTaxFormAgain(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.ask-again');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const row = await loadTaxForm(ctx, tx, params.id, 'update');
    requireRevision(row.revision, ifMatch);
    if (row.status !== 'in_review') throw new AppError('action_not_available');
    const asked = await updateTaxForm(ctx, tx, row, {
      status: 'asked_again',
      askedFields: [...new Set(body.fields)],
      askedText: body.text,
      decidedByPerson: member.personId,
      decidedAt: ctx.now(),
    });
    await queueMailsToOwners(ctx, tx, [
      {
        kind: 'tax_form_asked',
        key: `tax-form/${row.id}/${asked.revision}`,
        partnerId: row.partnerId,
        facts: { text: body.text },
        link: new URL('/tax-form', ctx.urls.portal).href,
      },
    ]);
    await recordAudit(ctx, tx, {
      action: 'tax-form.ask-again',
      subjectKind: 'tax_form',
      subjectId: row.id,
      facts: { partnerId: row.partnerId, fields: asked.askedFields },
    });
    return summaryOf(ctx, tx, asked);
  });
}

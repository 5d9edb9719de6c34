import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { and, eq, ne } from '@countersign/db/query';
import { taxFormRows } from '@countersign/db/schema/tax-form';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { taxNeedsOf } from './needs.ts';
import { summaryOf } from './present.internal.ts';
import { openStated, requireContact, sealStated } from './stated.internal.ts';

type Operation = (typeof taxFormOperations)['begin'];

/**
 * Begins a statement with what the one in force says, or goes on with the one that is open. Refused (`action_not_available`)
 * where no program of the partner asks for it.
 */
export function beginTaxForm(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.begin');
  const { partnerId } = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const needs = await taxNeedsOf(ctx, tx, partnerId);
    if (!needs.some(({ regime }) => regime === body.regime))
      throw new AppError('action_not_available', { detail: 'No program of yours asks for this.' });
    const rows = await tx
      .select()
      .from(taxFormRows)
      .where(
        and(
          eq(taxFormRows.tenantId, ctx.tenantId),
          eq(taxFormRows.partnerId, partnerId),
          eq(taxFormRows.regime, body.regime),
          ne(taxFormRows.status, 'replaced'),
        ),
      )
      .for('update');
    const open = rows.find(({ status }) => status !== 'valid');
    if (open) return summaryOf(ctx, tx, open);
    const [valid] = rows;
    const before = valid === undefined ? null : await openStated(ctx, tx, valid);
    const [row] = await tx
      .insert(taxFormRows)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('tax'),
        partnerId,
        regime: body.regime,
        status: 'draft',
        form: null,
        sealed: await sealStated(ctx, tx, partnerId, { answers: before?.answers ?? {}, signedName: null }),
        contradictions: [],
        askedFields: [],
        askedText: null,
        createdAt: ctx.now(),
        changedAt: ctx.now(),
        revision: 1,
      })
      .returning();
    if (!row) throw new Error('the statement was not begun');
    await recordAudit(ctx, tx, {
      action: 'tax-form.begin',
      subjectKind: 'tax_form',
      subjectId: row.id,
      facts: { partnerId, regime: body.regime },
    });
    return summaryOf(ctx, tx, row);
  });
}

import type { formOperations } from '@countersign/contracts/form/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { forms } from '@countersign/db/schema/form';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadForm } from './present.internal.ts';

type Operation = (typeof formOperations)['activate'];

/**
 * Puts a draft into force, or confirms the form that a program began with; whoever wrote it may not, under any of their
 * logins (`same_person`). What was begun goes on with the version it was begun with.
 */
export function activateForm(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'form.activate');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const mine = eq(forms.tenantId, ctx.tenantId);
    const [row] = await tx
      .select()
      .from(forms)
      .where(and(mine, eq(forms.id, params.id)))
      .for('update');
    if (!row) throw notFound('form');
    if (row.status === 'retired' || (row.status === 'active' && row.isReviewed))
      throw new AppError('action_not_available', { detail: 'There is nothing to confirm about this version.' });
    if (
      row.createdByPersonId !== null &&
      (await isSamePerson(tx, { tenantId: ctx.tenantId, one: row.createdByPersonId, other: member.personId }))
    )
      throw new AppError('same_person', { detail: 'Somebody else than its author has to confirm a form.' });
    if (row.status === 'draft')
      await tx
        .update(forms)
        .set({ status: 'retired', revision: sql`${forms.revision} + 1` })
        .where(
          and(
            mine,
            eq(forms.programId, row.programId),
            eq(forms.partnerType, row.partnerType),
            eq(forms.status, 'active'),
          ),
        );
    await tx
      .update(forms)
      .set({
        status: 'active',
        isReviewed: true,
        activatedAt: row.activatedAt ?? ctx.now(),
        revision: sql`${forms.revision} + 1`,
      })
      .where(and(mine, eq(forms.id, row.id)));
    await recordAudit(ctx, tx, {
      action: 'form.activate',
      subjectKind: 'form',
      subjectId: row.id,
      facts: { version: row.version, partnerType: row.partnerType },
    });
    const { definition: _, ...view } = await loadForm(ctx, tx, row.id);
    return view;
  });
}

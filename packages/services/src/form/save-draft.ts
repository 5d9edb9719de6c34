import type { formOperations } from '@countersign/contracts/form/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, sql } from '@countersign/db/query';
import { forms } from '@countersign/db/schema/form';
import { formProblems } from '@countersign/domain/form/check-definition';
import type { FormDefinition } from '@countersign/domain/form/form';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadForm } from './present.internal.ts';

type Operation = (typeof formOperations)['save-draft'];

/**
 * Writes the next version of a form, or changes the one being written. What is in force stays, and so does every
 * version that somebody has begun. Refuses a form that cannot be used, each place named.
 */
export function saveFormDraft(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'form.save-draft');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const mine = eq(forms.tenantId, ctx.tenantId);
    const [base] = await tx
      .select()
      .from(forms)
      .where(and(mine, eq(forms.id, params.id)));
    if (!base) throw notFound('form');
    requireUsable(body.definition);
    const same = and(mine, eq(forms.programId, base.programId), eq(forms.partnerType, base.partnerType));
    const [latest] = await tx.select().from(forms).where(same).orderBy(desc(forms.version)).limit(1).for('update');
    const written = {
      definition: body.definition,
      createdByPersonId: member.personId,
      createdByName: member.name,
      createdAt: ctx.now(),
    };
    const id = latest?.status === 'draft' ? latest.id : ctx.ids.next('frm');
    if (latest?.status === 'draft')
      await tx
        .update(forms)
        .set({ ...written, revision: sql`${forms.revision} + 1` })
        .where(and(mine, eq(forms.id, id)));
    else
      await tx.insert(forms).values({
        tenantId: ctx.tenantId,
        id,
        programId: base.programId,
        partnerType: base.partnerType,
        version: (latest?.version ?? 0) + 1,
        status: 'draft',
        isReviewed: false,
        revision: 1,
        ...written,
      });
    await recordAudit(ctx, tx, {
      action: 'form.save-draft',
      subjectKind: 'form',
      subjectId: id,
      facts: { programId: base.programId, partnerType: base.partnerType },
    });
    return loadForm(ctx, tx, id);
  });
}

function requireUsable(definition: FormDefinition): void {
  const problems = formProblems(definition);
  if (problems.length === 0) return;
  throw invalidInput(
    ...problems.slice(0, 30).map(({ path, code }) => ({
      field: `definition.${path}`,
      code: 'invalid' as const,
      message: code,
    })),
  );
}

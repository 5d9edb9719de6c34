import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne, or } from '@countersign/db/query';
import { programPages } from '@countersign/db/schema/application';
import { programs } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { ensureForms } from '../form/ensure-forms.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { programPageViews } from './pages.ts';

type Operation = (typeof applicationOperations)['update-page'];

/** Opens or closes a program's public pages; `conflict` when another program has the address. */
export function updateProgramPage(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'application.update-page');
  return transact(ctx, async (tx) => {
    const [program] = await tx
      .select()
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, params.id)));
    if (!program) throw notFound('program');
    await ensureForms(ctx, tx, program);
    const [taken] = await tx
      .select({ slug: programPages.slug })
      .from(programPages)
      .where(
        and(
          eq(programPages.slug, body.slug),
          or(ne(programPages.tenantId, ctx.tenantId), ne(programPages.programId, program.id)),
        ),
      );
    if (taken)
      throw new AppError('conflict', {
        detail: 'Another program has this address.',
        fields: [{ field: 'slug', code: 'taken' }],
      });
    const isOpen = body.isOpen ? 1 : 0;
    await tx
      .insert(programPages)
      .values({ slug: body.slug, tenantId: ctx.tenantId, programId: program.id, isOpen })
      .onConflictDoUpdate({
        target: [programPages.tenantId, programPages.programId],
        set: { slug: body.slug, isOpen },
      });
    await recordAudit(ctx, tx, {
      action: 'application.update-page',
      subjectKind: 'program',
      subjectId: program.id,
      facts: { slug: body.slug, isOpen: body.isOpen },
    });
    const view = (await programPageViews(ctx, tx)).find(({ programId }) => programId === program.id);
    if (!view) throw new Error(`program ${program.id} has no page`);
    return view;
  });
}

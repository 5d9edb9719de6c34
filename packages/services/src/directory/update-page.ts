import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { programPages } from '@countersign/db/schema/application';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { directoryPageViews } from './pages.ts';

type Operation = (typeof directoryOperations)['update-page'];

/** Opens or closes a program's directory, at the address of its public pages. */
export function updateDirectoryPage(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'directory.update-page');
  const { programId } = params;
  return transact(ctx, async (tx) => {
    const viewOf = async () => (await directoryPageViews(ctx, tx)).find((view) => view.programId === programId);
    const before = await viewOf();
    if (!before) throw notFound('program');
    const set = { isDirectoryOpen: body.isOpen ? 1 : 0, directoryScope: body.scope };
    await tx
      .insert(programPages)
      .values({ slug: before.slug, tenantId: ctx.tenantId, programId, isOpen: 0, ...set })
      .onConflictDoUpdate({ target: [programPages.tenantId, programPages.programId], set });
    await recordAudit(ctx, tx, {
      action: 'directory.update-page',
      subjectKind: 'program',
      subjectId: programId,
      facts: { isOpen: body.isOpen, scope: body.scope },
    });
    const after = await viewOf();
    if (!after) throw new Error(`program ${programId} has no directory`);
    return after;
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error, 'program_pages_pkey')) throw error;
    throw new AppError('conflict', {
      detail: 'Another company has this address; open the public pages under one of your own.',
    });
  });
}

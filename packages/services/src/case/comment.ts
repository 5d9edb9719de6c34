import type { caseOperations } from '@countersign/contracts/case/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray, isNull } from '@countersign/db/query';
import { caseEvents, comments, files } from '@countersign/db/schema/case';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentComments } from './comments.ts';
import { findVisibleCase } from './find-visible.ts';

type Operation = (typeof caseOperations)['comment'];

/** Adds a comment with its files. A partner's are shared; staff's are internal unless they say otherwise. */
export function commentCase(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'case.comment');
  const { actor } = ctx;
  if (actor.kind !== 'member' && actor.kind !== 'contact')
    throw new AppError('forbidden', { detail: 'Only people comment.' });
  const { text, fileIds } = input.body;
  const visibility = actor.kind === 'contact' ? 'shared' : input.body.visibility;
  return transact(ctx, async (tx) => {
    const { row } = await findVisibleCase(ctx, tx, input.params.id);
    await attachFiles(ctx, tx, { caseId: row.id, fileIds, visibility });
    const id = ctx.ids.next('com');
    const [inserted] = await tx
      .insert(comments)
      .values({
        tenantId: ctx.tenantId,
        id,
        caseId: row.id,
        at: ctx.now(),
        side: actor.kind === 'contact' ? 'partner' : 'tenant',
        visibility,
        authorId: actor.id,
        authorName: actor.name,
        text,
        fileIds,
      })
      .returning();
    await tx.insert(caseEvents).values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('evt'),
      caseId: row.id,
      at: ctx.now(),
      kind: 'commented',
      visibility,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      text,
      facts: { files: fileIds.length },
    });
    await recordAudit(ctx, tx, {
      action: 'case.comment',
      subjectKind: 'case',
      subjectId: row.id,
      caseId: row.id,
      facts: { commentId: id, visibility, files: fileIds },
    });
    const [shown] = inserted ? await presentComments(ctx, tx, [inserted]) : [];
    if (!shown) throw new Error('the comment is not there');
    return shown;
  });
}

/** Files become part of the case with the comment's visibility; only own uploads that belong nowhere yet. */
async function attachFiles(
  ctx: ServiceContext,
  tx: Transaction,
  attach: { readonly caseId: string; readonly fileIds: readonly string[]; readonly visibility: 'internal' | 'shared' },
): Promise<void> {
  if (attach.fileIds.length === 0) return;
  const { actor } = ctx;
  const own =
    actor.kind === 'contact'
      ? eq(files.uploadedByContact, actor.id)
      : actor.kind === 'member'
        ? eq(files.uploadedByMember, actor.id)
        : undefined;
  const taken = await tx
    .update(files)
    .set({ caseId: attach.caseId, visibility: attach.visibility })
    .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, [...attach.fileIds]), isNull(files.caseId), own))
    .returning({ id: files.id });
  const missing = attach.fileIds.findIndex((id) => !taken.some((file) => file.id === id));
  if (missing >= 0)
    throw invalidInput({ field: `fileIds.${missing}`, code: 'not_found', message: 'no such upload of yours' });
}

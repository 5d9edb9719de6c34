import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentTask } from './present.ts';

/** Gives back a task that the caller has claimed; `not_claimed` otherwise. */
export function releaseTask(
  ctx: ServiceContext,
  input: InputOf<(typeof taskOperations)['release']>,
): Promise<OutputOf<(typeof taskOperations)['release']>> {
  requirePermission(ctx, 'task.release');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { id } = input.params;
    const [known] = await tx
      .select({ id: tasks.id })
      .from(tasks)
      .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, id)));
    if (!known) throw new AppError('not_found', { detail: 'There is no such task.' });
    const [released] = await tx
      .update(tasks)
      .set({ claimedBy: null, claimedUntil: null })
      .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, id), eq(tasks.claimedBy, member.id)))
      .returning({ caseId: tasks.caseId });
    if (!released) throw new AppError('not_claimed', { detail: 'You have not claimed this.' });
    await recordAudit(ctx, tx, { action: 'task.release', subjectKind: 'task', subjectId: id, caseId: released.caseId });
    return presentTask(ctx, tx, id);
  });
}

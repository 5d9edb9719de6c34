import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq, isNull, lt, or } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkCandidate } from './check-candidate.ts';
import { presentTask } from './present.ts';

/** How long a claim lasts unless it is renewed. It is advice to colleagues, not a lock. */
const leaseMs = 30 * 60_000;

/** Shows colleagues who is on a task. Refuses `claimed_by_other` while somebody else's claim lasts. */
export function claimTask(
  ctx: ServiceContext,
  input: InputOf<(typeof taskOperations)['claim']>,
): Promise<OutputOf<(typeof taskOperations)['claim']>> {
  requirePermission(ctx, 'task.claim');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { id } = input.params;
    await checkCandidate(tx, { tenantId: ctx.tenantId, taskId: id, memberId: member.id });
    const free = or(isNull(tasks.claimedBy), eq(tasks.claimedBy, member.id), lt(tasks.claimedUntil, ctx.now()));
    const [claimed] = await tx
      .update(tasks)
      .set({ claimedBy: member.id, claimedUntil: ctx.now() + leaseMs })
      .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, id), free))
      .returning({ caseId: tasks.caseId });
    if (!claimed) throw new AppError('claimed_by_other', { detail: 'A colleague has claimed this.' });
    await recordAudit(ctx, tx, { action: 'task.claim', subjectKind: 'task', subjectId: id, caseId: claimed.caseId });
    return presentTask(ctx, tx, id);
  });
}

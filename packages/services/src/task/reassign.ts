import type { InputOf } from '@countersign/contracts/operation/operation';
import type { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import { members } from '@countersign/db/schema/people';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import { AppError } from '../app-error.ts';
import { findReplay } from '../command/find-replay.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { checkCandidate } from './check-candidate.ts';

/** Gives an open task to a named colleague. Who may: somebody who could decide it, or an administrator. */
export async function reassignTask(
  ctx: ServiceContext,
  input: InputOf<(typeof taskOperations)['reassign']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'task.reassign');
  const member = requireMember(ctx);
  const taskId = input.params.id;
  const { toMemberId, text } = input.body;
  const { caseId, toPersonId } = await read(ctx, async (tx) => {
    const [to] = await tx
      .select()
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, toMemberId)));
    if (!to)
      throw new AppError('not_found', {
        detail: 'There is no such member.',
        fields: [{ field: 'toMemberId', code: 'not_found' }],
      });
    const known = await findReplay(ctx, tx);
    if (known) return { caseId: known.caseId, toPersonId: to.personId };
    const [task] = await tx
      .select()
      .from(tasks)
      .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, taskId)));
    if (!task) throw new AppError('not_found', { detail: 'There is no such task.' });
    if (!member.roles.includes('administrator'))
      await checkCandidate(tx, { tenantId: ctx.tenantId, taskId, memberId: member.id });
    if (to.status !== 'active' || !permissionsOfMember(to.roles).has('task.decide'))
      throw new AppError('not_a_candidate', { detail: `${to.name} cannot decide.` });
    if (task.excludedPersons.includes(to.personId))
      throw new AppError('same_person', { detail: `${to.name} wrote the terms or has approved an earlier step.` });
    return { caseId: task.caseId, toPersonId: to.personId };
  });
  return sendCommand(ctx, {
    caseId,
    kind: 'reassign',
    facts: { taskId, toMemberId, toPersonId },
    payload: { text: text ?? null },
  });
}

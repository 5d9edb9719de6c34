import { and, eq, inArray } from '@countersign/db/query';
import { caseEvents, cases, tasks } from '@countersign/db/schema/case';
import type { ServiceContext, Transaction } from '../context.ts';
import { eligibleMembers } from './eligible-members.ts';

/**
 * Looks at every open task again after somebody came, went or changed roles: a task that too few people are left for
 * is blocked and says so in its timeline; one that enough people can decide again is open. Returns how many changed.
 */
export async function recheckBlocked(ctx: ServiceContext, tx: Transaction): Promise<{ blocked: readonly string[]; opened: readonly string[] }> {
  const open = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.tenantId, ctx.tenantId), inArray(tasks.status, ['open', 'blocked'])))
    .for('update');
  const blocked: string[] = [];
  const opened: string[] = [];
  for (const task of open) {
    const eligible = await eligibleMembers(tx, {
      tenantId: ctx.tenantId,
      candidates: { roles: task.candidateRoles, members: task.candidateMembers.map(({ memberId }) => memberId) },
      excludedPersons: task.excludedPersons,
    });
    const people = new Set(eligible.map(({ personId }) => personId)).size;
    const isBlocked = people < task.required - task.given;
    if (isBlocked === (task.status === 'blocked')) continue;
    (isBlocked ? blocked : opened).push(task.id);
    await tx
      .update(tasks)
      .set({ status: isBlocked ? 'blocked' : 'open', claimedBy: null, claimedUntil: null })
      .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, task.id)));
    await tx.update(cases).set({ isBlocked }).where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, task.caseId)));
    await tx.insert(caseEvents).values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('evt'),
      caseId: task.caseId,
      at: ctx.now(),
      kind: isBlocked ? 'blocked' : 'unblocked',
      visibility: 'internal',
      actorKind: 'system',
      actorId: null,
      actorName: 'Countersign',
      text: null,
      facts: { step: task.step, required: task.required, people },
    });
  }
  return { blocked, opened };
}

import type { memberOperations } from '@countersign/contracts/member/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import { members } from '@countersign/db/schema/people';
import { enrollments } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { endAccess } from '../identity/end-access.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { recheckBlocked } from '../task/recheck-blocked.ts';
import { transact } from '../transact.ts';
import { lockAdministrators, refuseLastAdministrator } from './administrators.internal.ts';

type Operation = (typeof memberOperations)['remove'];

/**
 * Removes a member: sessions and keys end, claimed tasks are free, partners and colleagues lose them as manager, and
 * tasks that nobody is left for are blocked. What they decided stays.
 */
export function removeMember(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'member.remove');
  return transact(ctx, async (tx) => {
    refuseLastAdministrator(await lockAdministrators(ctx, tx), params.id);
    const one = and(eq(members.tenantId, ctx.tenantId), eq(members.id, params.id), ne(members.status, 'removed'));
    const [removed] = await tx.update(members).set({ status: 'removed', removedAt: ctx.now() }).where(one).returning();
    if (!removed) throw notFound('member');
    await endAccess(ctx, tx, removed);
    const { blocked } = await recheckBlocked(ctx, tx);
    // After the cases are locked, as every projection does it: a claim is a row of a task.
    const released = await release(ctx, tx, params.id);
    await recordAudit(ctx, tx, {
      action: 'member.remove',
      subjectKind: 'member',
      subjectId: params.id,
      facts: { ...released, blockedTasks: blocked.length },
    });
    return null;
  });
}

async function release(ctx: ServiceContext, tx: Transaction, memberId: string) {
  const { tenantId } = ctx;
  const claims = await tx
    .update(tasks)
    .set({ claimedBy: null, claimedUntil: null })
    .where(and(eq(tasks.tenantId, tenantId), eq(tasks.claimedBy, memberId)))
    .returning({ id: tasks.id });
  const managed = await tx
    .update(enrollments)
    .set({ managerMemberId: null })
    .where(and(eq(enrollments.tenantId, tenantId), eq(enrollments.managerMemberId, memberId)))
    .returning({ id: enrollments.id });
  await tx
    .update(members)
    .set({ reportsTo: null })
    .where(and(eq(members.tenantId, tenantId), eq(members.reportsTo, memberId)));
  return { releasedClaims: claims.length, releasedEnrollments: managed.length };
}

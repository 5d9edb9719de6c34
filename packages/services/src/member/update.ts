import type { memberOperations } from '@countersign/contracts/member/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { recheckBlocked } from '../task/recheck-blocked.ts';
import { transact } from '../transact.ts';
import { lockAdministrators, refuseLastAdministrator } from './administrators.internal.ts';
import { presentMember } from './present.internal.ts';

type Operation = (typeof memberOperations)['update'];

/** Changes roles, which count from the next request on, and whom a member reports to. `last_administrator` keeps one. */
export function updateMember(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'member.update');
  return transact(ctx, async (tx) => {
    const administrators = await lockAdministrators(ctx, tx);
    const one = and(eq(members.tenantId, ctx.tenantId), eq(members.id, params.id), ne(members.status, 'removed'));
    const [before] = await tx.select().from(members).where(one).for('update');
    if (!before) throw notFound('member');
    const roles = body.roles ? [...new Set(body.roles)] : before.roles;
    if (!roles.includes('administrator')) refuseLastAdministrator(administrators, params.id);
    if (body.reportsTo) await requireSuperior(ctx, tx, params.id, body.reportsTo);
    const reportsTo = body.reportsTo === undefined ? before.reportsTo : body.reportsTo;
    const [row] = await tx.update(members).set({ roles, reportsTo }).where(one).returning();
    await recordAudit(ctx, tx, {
      action: 'member.update',
      subjectKind: 'member',
      subjectId: params.id,
      facts: { rolesBefore: before.roles, roles, reportsToBefore: before.reportsTo, reportsTo },
    });
    if (body.roles) await recheckBlocked(ctx, tx);
    return presentMember(ctx, tx, row ?? before);
  });
}

/** Refuses a superior who is not here or who reports, however indirectly, to the member. */
async function requireSuperior(
  ctx: ServiceContext,
  tx: Transaction,
  memberId: string,
  superiorId: string,
): Promise<void> {
  const staff = await tx
    .select({ id: members.id, reportsTo: members.reportsTo })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), ne(members.status, 'removed')));
  const above = new Map(staff.map(({ id, reportsTo }) => [id, reportsTo]));
  if (!above.has(superiorId)) throw notFound('member', 'reportsTo');
  let next: string | null = superiorId;
  for (let steps = 0; next !== null && steps <= staff.length; steps += 1) {
    if (next === memberId) throw invalidInput({ field: 'reportsTo', code: 'circular' });
    next = above.get(next) ?? null;
  }
}

import type { memberOperations } from '@countersign/contracts/member/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { defaultReader, sendInvitation } from '../notification/invite.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { personOfEmail } from './person-of-email.ts';
import { type MemberRow, presentMember } from './present.internal.ts';

type Operation = (typeof memberOperations)['invite'];
type Body = InputOf<Operation>['body'];

/**
 * Invites a colleague by mail. Somebody whose invitation is still open, or who was removed, is invited anew;
 * `already_member` when they work here.
 */
export function inviteMember(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'member.invite');
  return transact(ctx, async (tx) => {
    const row = await writeInvited(ctx, tx, body);
    await sendInvitation(ctx, tx, { membershipId: row.id, kind: 'member', email: row.email });
    await recordAudit(ctx, tx, {
      action: 'member.invite',
      subjectKind: 'member',
      subjectId: row.id,
      facts: { roles: row.roles },
    });
    return presentMember(ctx, tx, row);
  });
}

async function writeInvited(ctx: ServiceContext, tx: Transaction, body: Body): Promise<MemberRow> {
  const invited = {
    name: body.name,
    roles: [...new Set(body.roles)],
    status: 'invited' as const,
    invitedAt: ctx.now(),
    removedAt: null,
    userId: null,
  };
  const same = and(eq(members.tenantId, ctx.tenantId), eq(members.email, body.email));
  const [added] = await tx
    .insert(members)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('mem'),
      personId: await personOfEmail(ctx, tx, body.email),
      email: body.email,
      ...(await defaultReader(ctx, tx)),
      ...invited,
    })
    .onConflictDoNothing()
    .returning();
  if (added) return added;
  const [existing] = await tx.select({ status: members.status }).from(members).where(same).for('update');
  if (existing?.status === 'active')
    throw new AppError('already_member', {
      detail: `${body.email} works here already.`,
      fields: [{ field: 'email', code: 'already_member' }],
    });
  const [renewed] = await tx.update(members).set(invited).where(same).returning();
  if (!renewed) throw new Error('the member with this address is gone');
  return renewed;
}

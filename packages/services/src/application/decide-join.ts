import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { joinRequests } from '@countersign/db/schema/application';
import { AppError } from '../app-error.ts';
import { openJoins } from '../apply/sealed-join.internal.ts';
import { recordAudit } from '../audit/record.ts';
import { writeInvited } from '../contact/invite.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { sendInvitation } from '../notification/invite.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { joinViews } from './join-requests.ts';

type Operation = (typeof applicationOperations)['decide-join'];

/** Lets somebody act for the partner, by an invitation, or does not; `action_not_available` once it is decided. */
export function decideJoin(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'application.decide-join');
  const { actor } = ctx;
  return transact(ctx, async (tx) => {
    const mine = and(eq(joinRequests.tenantId, ctx.tenantId), eq(joinRequests.id, params.id));
    const [view] = await joinViews(ctx, tx, mine);
    if (!view) throw notFound('request');
    const [row] = await openJoins(ctx, tx, await tx.select().from(joinRequests).where(mine).for('update'));
    if (row?.status !== 'waiting')
      throw new AppError('action_not_available', { detail: 'This request is decided already.' });
    const isApproved = body.outcome === 'approve';
    if (isApproved) {
      const contact = await writeInvited(ctx, tx, {
        partnerId: row.partnerId,
        name: row.name,
        email: row.email,
        roles: ['marketing'],
        seesAllDeals: false,
      });
      await sendInvitation(ctx, tx, { membershipId: contact.id, kind: 'contact', email: contact.email });
    }
    await tx
      .update(joinRequests)
      .set({
        status: isApproved ? 'approved' : 'refused',
        decidedAt: ctx.now(),
        decidedBy: 'name' in actor ? actor.name : 'Countersign',
      })
      .where(mine);
    await recordAudit(ctx, tx, {
      action: 'application.decide-join',
      subjectKind: 'join-request',
      subjectId: params.id,
      facts: { outcome: body.outcome, partnerId: row.partnerId },
    });
    return { ...view, status: isApproved ? 'approved' : 'refused' };
  });
}

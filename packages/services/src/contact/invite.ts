import type { contactOperations } from '@countersign/contracts/contact/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { partners } from '@countersign/db/schema/tenant';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { personOfEmail } from '../member/person-of-email.ts';
import { notFound } from '../not-found.ts';
import { defaultReader, sendInvitation } from '../notification/invite.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentContact } from './present.internal.ts';

type Operation = (typeof contactOperations)['invite'];
type Body = InputOf<Operation>['body'];

/**
 * Invites somebody to act for a partner: staff for any, a partner's owner for their own. Somebody whose invitation is
 * open, or who was removed, is invited anew; `already_member` when they act for it already.
 */
export function inviteContact(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'contact.invite');
  const partnerId = ctx.actor.kind === 'contact' ? ctx.actor.partnerId : body.partnerId;
  if (partnerId === undefined) throw invalidInput({ field: 'partnerId', code: 'required' });
  if (body.partnerId !== undefined && body.partnerId !== partnerId) throw notFound('partner', 'partnerId');
  return transact(ctx, async (tx) => {
    const partner = await tx
      .select({ id: partners.id })
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, partnerId), ne(partners.status, 'ended')));
    if (partner.length === 0) throw notFound('partner', 'partnerId');
    const row = await writeInvited(ctx, tx, { ...body, partnerId });
    await sendInvitation(ctx, tx, { membershipId: row.id, kind: 'contact', email: row.email });
    await recordAudit(ctx, tx, {
      action: 'contact.invite',
      subjectKind: 'contact',
      subjectId: row.id,
      facts: { partnerId, roles: row.roles, seesAllDeals: row.seesAllDeals },
    });
    return presentContact(row);
  });
}

/** The contact of an invitation, new or renewed; `already_member` for somebody who acts for the partner. */
export async function writeInvited(ctx: ServiceContext, tx: Transaction, body: Body & { readonly partnerId: string }) {
  const invited = {
    name: body.name,
    roles: [...new Set(body.roles)],
    seesAllDeals: body.seesAllDeals,
    status: 'invited' as const,
    invitedAt: ctx.now(),
    removedAt: null,
    userId: null,
  };
  const same = and(
    eq(contacts.tenantId, ctx.tenantId),
    eq(contacts.partnerId, body.partnerId),
    eq(contacts.email, body.email),
  );
  const [added] = await tx
    .insert(contacts)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('con'),
      partnerId: body.partnerId,
      personId: await personOfEmail(ctx, tx, body.email),
      email: body.email,
      ...(await defaultReader(ctx, tx)),
      ...invited,
    })
    .onConflictDoNothing()
    .returning();
  if (added) return added;
  const [existing] = await tx.select({ status: contacts.status }).from(contacts).where(same).for('update');
  if (existing?.status === 'active')
    throw new AppError('already_member', {
      detail: `${body.email} acts for this partner already.`,
      fields: [{ field: 'email', code: 'already_member' }],
    });
  const [renewed] = await tx.update(contacts).set(invited).where(same).returning();
  if (!renewed) throw new Error('the contact with this address is gone');
  return renewed;
}

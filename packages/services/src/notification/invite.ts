import { asc, eq } from '@countersign/db/query';
import { programs, tenants } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { createInvitation } from '../identity/create-invitation.ts';
import { invitationLink } from './links.ts';
import { queueMail } from './queue-mail.ts';

export interface Invitee {
  readonly membershipId: string;
  readonly kind: 'member' | 'contact';
  readonly email: string;
}

/** Leaves an invitation and mails its link; an earlier one of the same membership stops working. */
export async function sendInvitation(ctx: ServiceContext, tx: Transaction, invitee: Invitee): Promise<void> {
  const { token, expiresAt } = await createInvitation(ctx, tx, invitee);
  const isMember = invitee.kind === 'member';
  const { actor } = ctx;
  const inviter = actor.kind === 'member' || actor.kind === 'contact' ? actor.name : await companyName(ctx, tx);
  await queueMail(ctx, tx, {
    kind: 'invitation',
    key: `invitation/${invitee.membershipId}/${expiresAt}`,
    to: isMember ? { memberId: invitee.membershipId } : { contactId: invitee.membershipId },
    facts: { inviter, expiresAt },
    link: invitationLink(ctx.urls, isMember ? 'staff' : 'partner', token),
  });
}

/** The language and zone of somebody who has not chosen theirs: the company's own, and its oldest program's. */
export async function defaultReader(ctx: ServiceContext, tx: Transaction): Promise<{ locale: string; zone: string }> {
  const [tenant] = await tx
    .select({ locale: tenants.defaultLocale })
    .from(tenants)
    .where(eq(tenants.tenantId, ctx.tenantId));
  const [program] = await tx
    .select({ zone: programs.zone })
    .from(programs)
    .where(eq(programs.tenantId, ctx.tenantId))
    .orderBy(asc(programs.createdAt))
    .limit(1);
  return { locale: tenant?.locale ?? 'en', zone: program?.zone ?? 'UTC' };
}

async function companyName(ctx: ServiceContext, tx: Transaction): Promise<string> {
  const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId));
  return tenant?.name ?? '';
}

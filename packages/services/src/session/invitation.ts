import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sessionOperations } from '@countersign/contracts/session/operations';
import { and, eq } from '@countersign/db/query';
import { contacts, members } from '@countersign/db/schema/people';
import { user } from '@countersign/db/schema/sign-in';
import { partners, tenants } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { findInvitation, type Invitation, invitationGone } from './find-invitation.internal.ts';

type Operation = (typeof sessionOperations)['invitation'];

/** What an open invitation says. Refuses `not_found` for one that is wrong, used, revoked or past its time. */
export async function invitationOfSession(
  ctx: ServiceContext,
  { query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const invitation = await findInvitation(ctx, query.token);
  const { tenantId, kind, email } = invitation;
  if (invitation.usedAt !== null) throw invitationGone();
  return read({ ...ctx, tenantId }, async (tx) => {
    const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.tenantId, tenantId));
    const [login] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    const person = await findInvited(tx, invitation);
    if (!tenant || person?.status !== 'invited') throw invitationGone();
    return {
      kind,
      tenantName: tenant.name,
      partnerName: person.partnerName,
      name: person.name,
      email,
      hasLogin: login !== undefined,
    };
  });
}

interface Invited {
  readonly name: string;
  readonly status: string;
  readonly partnerName: string | null;
}

async function findInvited(
  tx: Transaction,
  { kind, tenantId, membershipId }: Invitation,
): Promise<Invited | undefined> {
  if (kind === 'member') {
    const [row] = await tx
      .select({ name: members.name, status: members.status })
      .from(members)
      .where(and(eq(members.tenantId, tenantId), eq(members.id, membershipId)));
    return row && { ...row, partnerName: null };
  }
  const [row] = await tx
    .select({ name: contacts.name, status: contacts.status, partnerName: partners.name })
    .from(contacts)
    .innerJoin(partners, and(eq(partners.tenantId, contacts.tenantId), eq(partners.id, contacts.partnerId)))
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, membershipId)));
  return row;
}

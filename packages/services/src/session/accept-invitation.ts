import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sessionOperations } from '@countersign/contracts/session/operations';
import { and, eq, isNull } from '@countersign/db/query';
import { invitations, membershipDirectory } from '@countersign/db/schema/identity';
import { contacts, members, personJoins } from '@countersign/db/schema/people';
import { user } from '@countersign/db/schema/sign-in';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { isTimeZone } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { checkPassword } from '../identity/check-password.ts';
import { createUser, hashNewPassword, type PasswordHash } from '../identity/create-user.ts';
import { currentPersons } from '../member/person-joins.ts';
import { transact } from '../transact.ts';
import { findInvitation, type Invitation, invitationGone } from './find-invitation.internal.ts';

type Operation = (typeof sessionOperations)['accept-invitation'];

/**
 * Accepts an invitation. Who holds the link can read the mailbox, so the address counts as verified: an address without
 * a login gets one with the given password; an existing login keeps its own password and its person, and the membership
 * joins that person. Refuses `not_found` for a link that is not good any more, `invalid_input` for a password that is
 * missing or too common.
 */
export async function acceptInvitationOfSession(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  if (body.zone !== undefined && !isTimeZone(body.zone)) throw invalidInput({ field: 'zone', code: 'time_zone' });
  const invitation = await findInvitation(ctx, body.token);
  const hasLogin = await hasUser(ctx, invitation.email);
  const passwordHash = hasLogin || invitation.usedAt !== null ? null : await newPassword(body.password, invitation);
  const own: ServiceContext = { ...ctx, tenantId: invitation.tenantId };
  return transact(own, async (tx) => {
    await useInvitation(own, tx, invitation);
    const membership = await lockMembership(tx, invitation);
    const choice = {
      locale: body.locale ?? membership.locale,
      zone: body.zone ?? membership.zone,
    };
    const login = await findOrCreateUser(own, tx, { invitation, membership, passwordHash, choice });
    await activate(own, tx, { invitation, membership, login, choice });
    return { email: invitation.email };
  });
}

async function hasUser(ctx: ServiceContext, email: string): Promise<boolean> {
  const rows = await outsideTenants(ctx.db, (tx) => tx.select({ id: user.id }).from(user).where(eq(user.email, email)));
  return rows.length > 0;
}

async function newPassword(password: string | undefined, invitation: Invitation): Promise<PasswordHash> {
  if (password === undefined) {
    throw invalidInput({ field: 'password', code: 'required', message: 'a new login needs a password' });
  }
  checkPassword(password, { field: 'password', email: invitation.email });
  return hashNewPassword(password);
}

/** Two at the same time: the second finds it used. */
async function useInvitation(ctx: ServiceContext, tx: Transaction, { tokenHash }: Invitation): Promise<void> {
  const used = await tx
    .update(invitations)
    .set({ usedAt: ctx.now() })
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt)))
    .returning({ tokenHash: invitations.tokenHash });
  if (used.length === 0) throw invitationGone();
}

interface Membership {
  readonly name: string;
  readonly personId: string;
  readonly locale: string;
  readonly zone: string;
}

async function lockMembership(tx: Transaction, invitation: Invitation): Promise<Membership> {
  const table = tableOf(invitation);
  const [row] = await tx
    .select({
      name: table.name,
      personId: table.personId,
      locale: table.locale,
      zone: table.zone,
      status: table.status,
    })
    .from(table)
    .where(and(eq(table.tenantId, invitation.tenantId), eq(table.id, invitation.membershipId)))
    .for('update');
  if (row?.status !== 'invited') throw invitationGone();
  return row;
}

interface Login {
  readonly userId: string;
  readonly personId: string;
}

async function findOrCreateUser(
  ctx: ServiceContext,
  tx: Transaction,
  given: {
    readonly invitation: Invitation;
    readonly membership: Membership;
    readonly passwordHash: PasswordHash | null;
    readonly choice: { readonly locale: string; readonly zone: string };
  },
): Promise<Login> {
  const { invitation, membership, passwordHash, choice } = given;
  const [existing] = await tx.select().from(user).where(eq(user.email, invitation.email)).for('update');
  if (existing) {
    if (existing.personId !== null) return { userId: existing.id, personId: existing.personId };
    await tx.update(user).set({ personId: membership.personId }).where(eq(user.id, existing.id));
    return { userId: existing.id, personId: membership.personId };
  }
  if (!passwordHash) throw invitationGone();
  const { personId, name } = membership;
  const created = await createUser(ctx, tx, { name, email: invitation.email, personId, ...choice, passwordHash });
  return { userId: created.userId, personId };
}

async function activate(
  ctx: ServiceContext,
  tx: Transaction,
  given: {
    readonly invitation: Invitation;
    readonly membership: Membership;
    readonly login: Login;
    readonly choice: { readonly locale: string; readonly zone: string };
  },
): Promise<void> {
  const { invitation, membership, login, choice } = given;
  const { tenantId, membershipId, kind } = invitation;
  const [personId = login.personId] = await currentPersons(tx, { tenantId, persons: [login.personId] });
  if (personId !== membership.personId) {
    await tx
      .insert(personJoins)
      .values({ tenantId, fromPersonId: membership.personId, toPersonId: personId, at: ctx.now() })
      .onConflictDoNothing();
  }
  const table = tableOf(invitation);
  await tx
    .update(table)
    .set({ status: 'active', userId: login.userId, personId, ...choice })
    .where(and(eq(table.tenantId, tenantId), eq(table.id, membershipId)));
  await tx
    .insert(membershipDirectory)
    .values({ userId: login.userId, membershipId, tenantId, kind })
    .onConflictDoNothing();
  await recordAudit(ctx, tx, {
    action: 'session.accept-invitation',
    subjectKind: kind,
    subjectId: membershipId,
    by: { kind, id: membershipId, name: membership.name, personId },
  });
}

function tableOf({ kind }: Invitation): typeof members | typeof contacts {
  return kind === 'member' ? members : contacts;
}

import { and, eq } from '@countersign/db/query';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { contacts, members } from '@countersign/db/schema/people';
import type { ContactRole } from '@countersign/domain/member/roles';
import { permissionsOfContact, permissionsOfMember } from '@countersign/domain/permission/permissions';
import { recordAudit } from '../audit/record.ts';
import type { Actor, ServiceContext, Transaction } from '../context.ts';
import { createUser, type PasswordHash } from '../identity/create-user.ts';
import { read } from '../transact.ts';
import type { DemoMember, DemoPerson } from './cast.ts';

export type MemberActor = Extract<Actor, { kind: 'member' }>;
export type ContactActor = Extract<Actor, { kind: 'contact' }>;

const zone = 'Europe/Berlin';

/** A colleague with a login; found again by the address. */
export function ensureMember(ctx: ServiceContext, given: DemoMember, passwordHash: PasswordHash): Promise<MemberActor> {
  return read(ctx, async (tx) => {
    const [known] = await tx
      .select()
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.email, given.email)));
    if (known) return memberActor(known);
    const person = await addLogin(ctx, tx, given, { kind: 'member', locale: given.locale, passwordHash });
    const row = {
      ...person,
      tenantId: ctx.tenantId,
      name: given.name,
      email: given.email,
      roles: [...given.roles],
      status: 'active' as const,
      locale: given.locale,
      zone,
      invitedAt: ctx.now(),
    };
    await tx.insert(members).values(row);
    await recordAudit(ctx, tx, {
      action: 'member.invite',
      subjectKind: 'member',
      subjectId: row.id,
      facts: { roles: row.roles },
    });
    return memberActor(row);
  });
}

/** Somebody who acts for a partner, with a login; found again by the address. */
export function ensureContact(
  ctx: ServiceContext,
  given: DemoPerson & { readonly partnerId: string; readonly roles: readonly ContactRole[] },
  passwordHash: PasswordHash,
): Promise<ContactActor> {
  return read(ctx, async (tx) => {
    const mine = and(
      eq(contacts.tenantId, ctx.tenantId),
      eq(contacts.partnerId, given.partnerId),
      eq(contacts.email, given.email),
    );
    const [known] = await tx.select().from(contacts).where(mine);
    if (known) return contactActor(known);
    const person = await addLogin(ctx, tx, given, { kind: 'contact', locale: 'en', passwordHash });
    const row = {
      ...person,
      tenantId: ctx.tenantId,
      partnerId: given.partnerId,
      name: given.name,
      email: given.email,
      roles: [...given.roles],
      seesAllDeals: true,
      status: 'active' as const,
      locale: 'en',
      zone,
      invitedAt: ctx.now(),
    };
    await tx.insert(contacts).values(row);
    await recordAudit(ctx, tx, {
      action: 'contact.invite',
      subjectKind: 'contact',
      subjectId: row.id,
      facts: { partnerId: given.partnerId, roles: row.roles },
    });
    return contactActor(row);
  });
}

async function addLogin(
  ctx: ServiceContext,
  tx: Transaction,
  given: DemoPerson,
  login: { readonly kind: 'member' | 'contact'; readonly locale: string; readonly passwordHash: PasswordHash },
): Promise<{ id: string; personId: string; userId: string }> {
  const id = ctx.ids.next(login.kind === 'member' ? 'mem' : 'con');
  const personId = ctx.ids.next('per');
  const { userId } = await createUser(ctx, tx, {
    name: given.name,
    email: given.email,
    personId,
    locale: login.locale,
    zone,
    passwordHash: login.passwordHash,
  });
  await tx.insert(membershipDirectory).values({ userId, membershipId: id, tenantId: ctx.tenantId, kind: login.kind });
  return { id, personId, userId };
}

function memberActor(
  row: Pick<typeof members.$inferSelect, 'id' | 'personId' | 'userId' | 'name' | 'roles'>,
): MemberActor {
  const { id, personId, name, roles } = row;
  return {
    kind: 'member',
    id,
    personId,
    userId: row.userId ?? '',
    name,
    roles,
    permissions: permissionsOfMember(roles),
    apiKeyId: null,
  };
}

function contactActor(
  row: Pick<typeof contacts.$inferSelect, 'id' | 'personId' | 'userId' | 'name' | 'roles' | 'partnerId'>,
): ContactActor {
  const { id, personId, name, roles, partnerId } = row;
  return {
    kind: 'contact',
    id,
    personId,
    userId: row.userId ?? '',
    name,
    roles,
    partnerId,
    ...permissionsOfContact(roles, 'active'),
    seesAllDeals: true,
  };
}

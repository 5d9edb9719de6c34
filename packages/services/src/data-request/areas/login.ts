import { and, eq, inArray, sql } from '@countersign/db/query';
import { invitations, membershipDirectory } from '@countersign/db/schema/identity';
import { contacts } from '@countersign/db/schema/people';
import { signInAttempts, user, verification } from '@countersign/db/schema/sign-in';
import { partners } from '@countersign/db/schema/tenant';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../../context.ts';
import { endAccess } from '../../identity/end-access.ts';
import { type PersonalArea, pseudonymOf } from '../area.ts';
import type { Person } from '../person.ts';

/** Who acts for a partner, and the login they do it with. */
export const loginArea: PersonalArea = {
  area: 'login',
  find: async (_ctx, _tx, person) => heldArea('login', person.contacts.filter(isStanding).length),
  export: async (_ctx, _tx, person) =>
    person.contacts.map(({ name, email, roles, status, locale, zone, invitedAt }) => ({
      name,
      email,
      roles,
      status,
      locale,
      zone,
      invitedAt: formatInstant(invitedAt),
    })),
  erase: async (ctx, tx, person) => {
    for (const contact of person.contacts.filter(isStanding)) {
      await endAccess(ctx, tx, contact);
      await tx
        .update(contacts)
        .set({
          name: pseudonymOf(contact.id),
          email: erasedAddress(contact.id),
          status: 'removed',
          userId: null,
          removedAt: contact.removedAt ?? ctx.now(),
        })
        .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, contact.id)));
      if (contact.userId !== null) await removeLogin(tx, contact.userId);
    }
    await tx
      .delete(invitations)
      .where(and(eq(invitations.tenantId, ctx.tenantId), inArray(invitations.email, [...person.emails])));
    await renamePartners(ctx, tx, person);
  },
};

const domain = '@erased.invalid';
const erasedAddress = (id: string) => `${id}${domain}`;
const isStanding = ({ email }: Person['contacts'][number]) => !email.endsWith(domain);

/** A login that leads nowhere else goes with its sessions, passwords and second factors. */
async function removeLogin(tx: Transaction, userId: string): Promise<void> {
  const [left] = await tx
    .select({ id: membershipDirectory.membershipId })
    .from(membershipDirectory)
    .where(eq(membershipDirectory.userId, userId))
    .limit(1);
  if (left) return;
  const [login] = await tx.delete(user).where(eq(user.id, userId)).returning({ email: user.email });
  if (!login) return;
  await tx.delete(verification).where(sql`${verification.identifier} like ${`%${login.email}%`}`);
  await tx.delete(signInAttempts).where(sql`${signInAttempts.key} like ${`%${login.email}%`}`);
}

/** A partner that is the person and is called so. */
async function renamePartners(ctx: ServiceContext, tx: Transaction, person: Person): Promise<void> {
  const own = [...person.names, ...person.emails].map((name) => name.toLowerCase());
  if (person.solePartnerIds.length === 0) return;
  const rows = await tx
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), inArray(partners.id, [...person.solePartnerIds])));
  for (const { id, name } of rows)
    if (own.some((one) => name.toLowerCase().includes(one)))
      await tx
        .update(partners)
        .set({
          name: pseudonymOf(id),
          website: null,
          registrationNumber: null,
          revision: sql`${partners.revision} + 1`,
        })
        .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, id)));
}

import type { Membership } from '@countersign/contracts/session/operations';
import { and, asc, eq } from '@countersign/db/query';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { contacts, members } from '@countersign/db/schema/people';
import { partners, tenants } from '@countersign/db/schema/tenant';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';

type Entry = typeof membershipDirectory.$inferSelect;

export function findEntries(ctx: ServiceContext, userId: string): Promise<Entry[]> {
  return outsideTenants(ctx.db, (tx) =>
    tx
      .select()
      .from(membershipDirectory)
      .where(eq(membershipDirectory.userId, userId))
      .orderBy(asc(membershipDirectory.membershipId)),
  );
}

/** The active memberships of a login, in every tenant, each read inside its own tenant. */
export async function findMemberships(ctx: ServiceContext, userId: string): Promise<Membership[]> {
  const entries = await findEntries(ctx, userId);
  const found: Membership[] = [];
  for (const entry of entries) {
    const membership = await read({ ...ctx, tenantId: entry.tenantId }, (tx) =>
      entry.kind === 'member' ? findMember(tx, entry) : findContact(tx, entry),
    );
    if (membership) found.push(membership);
  }
  return found;
}

async function findMember(tx: Transaction, entry: Entry): Promise<Membership | null> {
  const [row] = await tx
    .select({ id: members.id, roles: members.roles, tenantName: tenants.name })
    .from(members)
    .innerJoin(tenants, eq(tenants.tenantId, members.tenantId))
    .where(and(eq(members.tenantId, entry.tenantId), eq(members.id, entry.membershipId), eq(members.status, 'active')));
  if (!row) return null;
  return { kind: 'member', id: row.id, tenantId: entry.tenantId, tenantName: row.tenantName, roles: row.roles };
}

async function findContact(tx: Transaction, entry: Entry): Promise<Membership | null> {
  const [row] = await tx
    .select({
      id: contacts.id,
      roles: contacts.roles,
      tenantName: tenants.name,
      partnerId: partners.id,
      partnerName: partners.name,
    })
    .from(contacts)
    .innerJoin(tenants, eq(tenants.tenantId, contacts.tenantId))
    .innerJoin(partners, and(eq(partners.tenantId, contacts.tenantId), eq(partners.id, contacts.partnerId)))
    .where(
      and(eq(contacts.tenantId, entry.tenantId), eq(contacts.id, entry.membershipId), eq(contacts.status, 'active')),
    );
  if (!row) return null;
  const { id, roles, tenantName, partnerId, partnerName } = row;
  return { kind: 'contact', id, tenantId: entry.tenantId, tenantName, partnerId, partnerName, roles };
}

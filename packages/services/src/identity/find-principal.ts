import type { Database } from '@countersign/db/client';
import { and, asc, eq } from '@countersign/db/query';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { contacts, members } from '@countersign/db/schema/people';
import { partners } from '@countersign/db/schema/tenant';
import { inTenant, outsideTenants } from '@countersign/db/tenant-transaction';
import { type Permission, permissionsOfContact, permissionsOfMember } from '@countersign/domain/permission/permissions';
import type { Actor } from '../context.ts';

type DirectoryEntry = typeof membershipDirectory.$inferSelect;
export type MembershipKind = DirectoryEntry['kind'];
type Principal = Extract<Actor, { kind: 'member' | 'contact' }>;

export interface PrincipalRequest {
  readonly userId: string;
  /** Kinds of membership that the operation is for. */
  readonly kinds: readonly MembershipKind[];
  /** The membership asked for; else the first fitting one. */
  readonly membershipId?: string | undefined;
  /** The API key that the request came with: its scopes bound what the roles allow. */
  readonly key?: { readonly id: string; readonly scopes: readonly string[] } | undefined;
}

/**
 * Whom a login acts for in this request: one of its own, active memberships with the permissions that its roles give at
 * this very moment. Null where there is none.
 */
export async function findPrincipal(
  db: Database,
  request: PrincipalRequest,
): Promise<{ tenantId: string; actor: Principal } | null> {
  const entries = await outsideTenants(db, (tx) =>
    tx
      .select()
      .from(membershipDirectory)
      .where(eq(membershipDirectory.userId, request.userId))
      .orderBy(asc(membershipDirectory.membershipId)),
  );
  const fitting = entries.filter(
    ({ kind, membershipId }) =>
      request.kinds.includes(kind) && (request.membershipId === undefined || request.membershipId === membershipId),
  );
  for (const entry of fitting) {
    const actor = await loadActor(db, entry, request.key);
    if (actor) return { tenantId: entry.tenantId, actor };
  }
  return null;
}

async function loadActor(db: Database, entry: DirectoryEntry, key: PrincipalRequest['key']): Promise<Principal | null> {
  return entry.kind === 'member' ? loadMember(db, entry, key) : loadContact(db, entry);
}

async function loadMember(
  db: Database,
  entry: DirectoryEntry,
  key: PrincipalRequest['key'],
): Promise<Principal | null> {
  const mine = and(
    eq(members.tenantId, entry.tenantId),
    eq(members.id, entry.membershipId),
    eq(members.userId, entry.userId),
    eq(members.status, 'active'),
  );
  const [row] = await inTenant(db, entry.tenantId, (tx) => tx.select().from(members).where(mine));
  if (!row) return null;
  const { id, personId, name, roles } = row;
  return {
    kind: 'member',
    id,
    personId,
    userId: entry.userId,
    name,
    roles,
    permissions: within(permissionsOfMember(roles), key?.scopes),
    apiKeyId: key?.id ?? null,
  };
}

async function loadContact(db: Database, entry: DirectoryEntry): Promise<Principal | null> {
  const mine = and(
    eq(contacts.tenantId, entry.tenantId),
    eq(contacts.id, entry.membershipId),
    eq(contacts.userId, entry.userId),
    eq(contacts.status, 'active'),
  );
  const [row] = await inTenant(db, entry.tenantId, (tx) =>
    tx
      .select({ contact: contacts, partnerStatus: partners.status })
      .from(contacts)
      .innerJoin(partners, and(eq(partners.tenantId, contacts.tenantId), eq(partners.id, contacts.partnerId)))
      .where(mine),
  );
  if (!row) return null;
  const { contact, partnerStatus } = row;
  const { id, personId, name, partnerId, roles, seesAllDeals } = contact;
  return {
    kind: 'contact',
    id,
    personId,
    userId: entry.userId,
    name,
    partnerId,
    roles,
    ...permissionsOfContact(roles, partnerStatus),
    seesAllDeals,
  };
}

function within(allowed: ReadonlySet<Permission>, scopes: readonly string[] | undefined): ReadonlySet<Permission> {
  if (!scopes) return allowed;
  return new Set([...allowed].filter((permission) => scopes.includes(permission)));
}

import { and, eq, inArray, sql } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { partners } from '@countersign/db/schema/tenant';
import type { DataRequestObstacle } from '@countersign/domain/data-request/data-request';
import type { ServiceContext, Transaction } from '../context.ts';
import type { Person } from './person.ts';
import type { RequestRow } from './sealed-request.internal.ts';

/**
 * What has to be settled before a request can be approved: who asks; for an erasure also an application that is still
 * being decided, and a partner under contract that would be left without an owner.
 */
export async function obstaclesTo(
  ctx: ServiceContext,
  tx: Transaction,
  row: Pick<RequestRow, 'kind' | 'identityMethod'>,
  person: Person,
): Promise<readonly DataRequestObstacle[]> {
  const found: DataRequestObstacle[] = [];
  if (row.identityMethod === null) found.push('identity_unproven');
  if (row.kind === 'export') return found;
  const open = new Set(['submitted', 'in_review', 'changes_requested']);
  if (person.applications.some(({ status }) => open.has(status))) found.push('application_open');
  if (await isLastOwner(ctx, tx, person)) found.push('last_owner');
  return found;
}

async function isLastOwner(ctx: ServiceContext, tx: Transaction, person: Person): Promise<boolean> {
  const owned = person.contacts.flatMap(({ partnerId, roles, status }) =>
    status !== 'removed' && roles.includes('owner') ? [partnerId] : [],
  );
  if (owned.length === 0) return false;
  const own = new Set(person.contacts.map(({ id }) => id));
  const rows = await tx
    .select({ id: contacts.id, partnerId: contacts.partnerId })
    .from(contacts)
    .innerJoin(partners, and(eq(partners.tenantId, contacts.tenantId), eq(partners.id, contacts.partnerId)))
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        inArray(contacts.partnerId, owned),
        eq(partners.status, 'active'),
        inArray(contacts.status, ['active', 'invited']),
        sql`${contacts.roles} ? 'owner'`,
      ),
    );
  const active = [...new Set(rows.map(({ partnerId }) => partnerId))];
  return active.some((partnerId) => rows.every((row) => row.partnerId !== partnerId || own.has(row.id)));
}

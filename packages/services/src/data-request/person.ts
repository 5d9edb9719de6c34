import { and, eq, inArray, ne, or } from '@countersign/db/query';
import { applications, joinRequests } from '@countersign/db/schema/application';
import { contacts } from '@countersign/db/schema/people';
import { prospects } from '@countersign/db/schema/prospect';
import { type ApplicationRow, openApplications } from '../apply/sealed-application.internal.ts';
import { type JoinRow, openJoins } from '../apply/sealed-join.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { openProspects, type ProspectRow } from '../prospect/sealed-prospect.internal.ts';
import { lookupOf } from '../subject-key/lookup.ts';

export type ContactRow = typeof contacts.$inferSelect;

/** Everything by which a tenant knows one person. */
export interface Person {
  readonly emails: readonly string[];
  /** As they stand somewhere; those that are too short to be looked for are left out. */
  readonly names: readonly string[];
  readonly contacts: readonly ContactRow[];
  readonly applications: readonly ApplicationRow[];
  readonly prospects: readonly ProspectRow[];
  readonly joins: readonly JoinRow[];
  /** Every partner that the person acts or acted for. */
  readonly partnerIds: readonly string[];
  /** Those of them for which nobody else does: what is known of the partner is known of the person. */
  readonly solePartnerIds: readonly string[];
}

const nameMin = 6;

/** Finds a person by address: its own, and those of the contacts that are the same human. */
export async function findPerson(ctx: ServiceContext, tx: Transaction, email: string): Promise<Person> {
  const address = email.toLowerCase();
  const ofTenant = eq(contacts.tenantId, ctx.tenantId);
  const direct = await tx
    .select()
    .from(contacts)
    .where(and(ofTenant, eq(contacts.email, address)));
  const personIds = direct.map(({ personId }) => personId);
  const acting =
    personIds.length === 0
      ? []
      : await tx
          .select()
          .from(contacts)
          .where(and(ofTenant, inArray(contacts.personId, personIds)));
  const emails = [...new Set([address, ...acting.map((row) => row.email)])];
  const lookup = await lookupOf(ctx, tx);
  const hashes = emails.map((one) => lookup('email', one));
  const applied = await openApplications(
    ctx,
    tx,
    await tx
      .select()
      .from(applications)
      .where(
        and(
          eq(applications.tenantId, ctx.tenantId),
          or(inArray(applications.emailLookup, hashes), inArray(applications.plainEmail, emails)),
        ),
      ),
  );
  const wanted = await openProspects(
    ctx,
    tx,
    await tx
      .select()
      .from(prospects)
      .where(
        and(
          eq(prospects.tenantId, ctx.tenantId),
          or(inArray(prospects.emailLookup, hashes), inArray(prospects.plainContactEmail, emails)),
        ),
      ),
  );
  const joins = await openJoins(
    ctx,
    tx,
    await tx
      .select()
      .from(joinRequests)
      .where(
        and(
          eq(joinRequests.tenantId, ctx.tenantId),
          or(inArray(joinRequests.emailLookup, hashes), inArray(joinRequests.plainEmail, emails)),
        ),
      ),
  );
  const partnerIds = [...new Set(acting.map(({ partnerId }) => partnerId))];
  return {
    emails,
    names: namesOf(acting, applied, wanted, joins),
    contacts: acting,
    applications: applied,
    prospects: wanted,
    joins,
    partnerIds,
    solePartnerIds: await soleOf(ctx, tx, partnerIds, acting),
  };
}

function namesOf(
  acting: readonly ContactRow[],
  applied: readonly ApplicationRow[],
  wanted: readonly ProspectRow[],
  joins: readonly JoinRow[],
): readonly string[] {
  const all = [
    ...acting.map(({ name }) => name),
    ...applied.map(({ contactName }) => contactName),
    ...wanted.map(({ contactName }) => contactName),
    ...joins.map(({ name }) => name),
  ];
  return [...new Set(all.flatMap((name) => (name !== null && name.trim().length >= nameMin ? [name.trim()] : [])))];
}

async function soleOf(
  ctx: ServiceContext,
  tx: Transaction,
  partnerIds: readonly string[],
  own: readonly ContactRow[],
): Promise<readonly string[]> {
  if (partnerIds.length === 0) return [];
  const others = await tx
    .select({ id: contacts.id, partnerId: contacts.partnerId })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        inArray(contacts.partnerId, [...partnerIds]),
        ne(contacts.status, 'removed'),
      ),
    );
  const mine = new Set(own.map(({ id }) => id));
  const shared = new Set(others.flatMap(({ id, partnerId }) => (mine.has(id) ? [] : [partnerId])));
  return partnerIds.filter((id) => !shared.has(id));
}

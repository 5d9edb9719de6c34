import type { partner } from '@countersign/contracts/partner/operations';
import { and, asc, eq, inArray, ne, notInArray, sql } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { contacts, members } from '@countersign/db/schema/people';
import { enrollments, type partners, programs } from '@countersign/db/schema/tenant';
import { closedDealStatuses } from '@countersign/domain/deal-registration/deal';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';

type PartnerRow = typeof partners.$inferSelect;
type Partner = z.output<typeof partner>;

/** Partners with their programs, manager, and how many contacts and open registrations they have. */
export async function presentPartners(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly PartnerRow[],
): Promise<Partner[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const placed = await loadEnrollments(ctx, tx, ids);
  const deals = await countDeals(ctx, tx, ids);
  const people = await countContacts(ctx, tx, ids);
  return rows.map((row) => {
    const own = placed.filter(({ partnerId }) => partnerId === row.id);
    const managed = own.find(({ managerId }) => managerId !== null);
    return {
      id: row.id,
      name: row.name,
      type: row.type,
      status: row.status,
      country: row.country,
      website: row.website,
      registrationNumber: row.registrationNumber,
      manager: managed?.managerId && managed.managerName ? { id: managed.managerId, name: managed.managerName } : null,
      openDeals: deals.get(row.id) ?? 0,
      contactCount: people.get(row.id) ?? 0,
      programs: own.map(({ enrollmentId, programId, name, tier }) => ({ enrollmentId, programId, name, tier })),
      createdAt: formatInstant(row.createdAt),
      revision: row.revision,
    };
  });
}

export async function presentPartner(ctx: ServiceContext, tx: Transaction, row: PartnerRow): Promise<Partner> {
  const [presented] = await presentPartners(ctx, tx, [row]);
  if (!presented) throw new Error('one row gives one partner');
  return presented;
}

function loadEnrollments(ctx: ServiceContext, tx: Transaction, partnerIds: string[]) {
  return tx
    .select({
      partnerId: enrollments.partnerId,
      enrollmentId: enrollments.id,
      programId: programs.id,
      name: programs.name,
      tier: enrollments.tier,
      managerId: members.id,
      managerName: members.name,
    })
    .from(enrollments)
    .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
    .leftJoin(members, and(eq(members.tenantId, enrollments.tenantId), eq(members.id, enrollments.managerMemberId)))
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        inArray(enrollments.partnerId, partnerIds),
        ne(enrollments.status, 'ended'),
      ),
    )
    .orderBy(asc(enrollments.createdAt), asc(enrollments.id));
}

async function countDeals(
  ctx: ServiceContext,
  tx: Transaction,
  partnerIds: string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ id: dealRegistrations.partnerId, count: sql<number>`count(*)::int` })
    .from(dealRegistrations)
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        inArray(dealRegistrations.partnerId, partnerIds),
        notInArray(dealRegistrations.status, ['draft', ...closedDealStatuses]),
      ),
    )
    .groupBy(dealRegistrations.partnerId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

async function countContacts(
  ctx: ServiceContext,
  tx: Transaction,
  partnerIds: string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ id: contacts.partnerId, count: sql<number>`count(*)::int` })
    .from(contacts)
    .where(
      and(eq(contacts.tenantId, ctx.tenantId), inArray(contacts.partnerId, partnerIds), ne(contacts.status, 'removed')),
    )
    .groupBy(contacts.partnerId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

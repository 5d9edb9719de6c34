import type { ProspectView } from '@countersign/contracts/prospect/operations';
import { and, eq, inArray, type SQL } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { fitCriteria, prospects } from '@countersign/db/schema/prospect';
import { partners, programs } from '@countersign/db/schema/tenant';
import { defaultFitCriteria, type FitCriterion, fitScore } from '@countersign/domain/prospect/fit-score';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { openProspects, type ProspectRow } from './sealed-prospect.internal.ts';

export function selectProspects(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ row: prospects, programName: programs.name, ownerName: members.name, referrer: partners.name })
    .from(prospects)
    .innerJoin(programs, and(eq(programs.tenantId, prospects.tenantId), eq(programs.id, prospects.programId)))
    .leftJoin(members, and(eq(members.tenantId, prospects.tenantId), eq(members.id, prospects.ownerMemberId)))
    .leftJoin(partners, and(eq(partners.tenantId, prospects.tenantId), eq(partners.id, prospects.referredByPartnerId)))
    .where(where)
    .$dynamic();
}

type Found = Awaited<ReturnType<typeof selectProspects>>[number];

/** By what the prospects of each program are judged. */
export async function criteriaOf(
  ctx: ServiceContext,
  tx: Transaction,
  programIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FitCriterion[]>> {
  if (programIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(fitCriteria)
    .where(and(eq(fitCriteria.tenantId, ctx.tenantId), inArray(fitCriteria.programId, [...programIds])));
  return new Map(rows.map(({ programId, criteria }) => [programId, criteria]));
}

export async function presentProspects(
  ctx: ServiceContext,
  tx: Transaction,
  found: readonly Found[],
): Promise<ProspectView[]> {
  const criteria = await criteriaOf(ctx, tx, [...new Set(found.map(({ row }) => row.programId))]);
  const rows = await openProspects(
    ctx,
    tx,
    found.map(({ row }) => row),
  );
  return found.flatMap(({ programName, ownerName, referrer }, index) => {
    const row = rows[index];
    if (!row) return [];
    const fit = fitScore(criteria.get(row.programId) ?? defaultFitCriteria, row.fit);
    return [
      {
        id: row.id,
        programId: row.programId,
        programName,
        partnerType: row.partnerType,
        name: row.name,
        country: row.country,
        website: row.website,
        registrationNumber: row.registrationNumber,
        contactName: row.contactName,
        contactEmail: row.contactEmail,
        source: row.source,
        status: row.status,
        owner: row.ownerMemberId === null ? null : { id: row.ownerMemberId, name: ownerName ?? '' },
        nextStep: row.nextStep,
        nextStepOn: row.nextStepOn,
        fit: { score: fit.score, parts: [...fit.parts] },
        referredBy: row.referredByPartnerId === null ? null : { id: row.referredByPartnerId, name: referrer ?? '' },
        creditedAt: row.creditedAt === null ? null : formatInstant(row.creditedAt),
        applicationId: row.applicationId,
        partnerId: row.partnerId,
        invitedAt: row.invitedAt === null ? null : formatInstant(row.invitedAt),
        createdAt: formatInstant(row.createdAt),
        changedAt: formatInstant(row.changedAt),
        revision: row.revision,
      },
    ];
  });
}

/** One prospect, or `not_found`. */
export async function loadProspect(ctx: ServiceContext, tx: Transaction, id: string): Promise<ProspectView> {
  const found = await selectProspects(tx, and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, id)));
  const [view] = await presentProspects(ctx, tx, found);
  if (!view) throw notFound('prospect');
  return view;
}

/** Its row, locked for a change. */
export async function lockProspect(ctx: ServiceContext, tx: Transaction, id: string): Promise<ProspectRow> {
  const stored = await tx
    .select()
    .from(prospects)
    .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, id)))
    .for('update');
  const [row] = await openProspects(ctx, tx, stored);
  if (!row) throw notFound('prospect');
  return row;
}

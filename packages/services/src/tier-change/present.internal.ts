import type { TierChange, TierPreviewView } from '@countersign/contracts/tier-change/operations';
import { and, eq, type SQL } from '@countersign/db/query';
import { partners, programs } from '@countersign/db/schema/tenant';
import { tierChanges } from '@countersign/db/schema/tier-change';
import type { TierPreview } from '@countersign/domain/tier-change/preview';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { instantOrNull, namesOf } from '../exit/present.internal.ts';
import { notFound } from '../not-found.ts';
import { presentSigned } from '../statement/signed-money.ts';

/** Changes of tier with their partner and program. */
export function selectTierChanges(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      row: tierChanges,
      partner: { id: partners.id, name: partners.name },
      program: { id: programs.id, name: programs.name },
    })
    .from(tierChanges)
    .innerJoin(partners, and(eq(partners.tenantId, tierChanges.tenantId), eq(partners.id, tierChanges.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, tierChanges.tenantId), eq(programs.id, tierChanges.programId)))
    .where(where);
}

export type TierChangeRead = Awaited<ReturnType<typeof selectTierChanges>>[number];

/** One of the tenant's, or `not_found`. */
export async function presentTierChange(ctx: ServiceContext, tx: Transaction, id: string): Promise<TierChange> {
  const found = await selectTierChanges(tx, and(eq(tierChanges.tenantId, ctx.tenantId), eq(tierChanges.id, id)));
  const [shown] = await presentTierChanges(ctx, tx, found);
  if (!shown) throw notFound('tier_change');
  return shown;
}

export async function presentTierChanges(
  ctx: ServiceContext,
  tx: Transaction,
  found: readonly TierChangeRead[],
): Promise<TierChange[]> {
  const names = await namesOf(
    ctx,
    tx,
    found.flatMap(({ row }) => [row.proposedByPerson, ...row.approvedByPersons]),
  );
  return found.map(({ row, partner, program }) => ({
    id: row.id,
    number: row.number,
    enrollmentId: row.enrollmentId,
    partner,
    program,
    fromTier: row.fromTier,
    toTier: row.toTier,
    direction: row.preview.direction,
    reason: row.reason,
    note: row.note,
    partnerText: row.partnerText,
    status: row.status,
    effectiveOn: row.effectiveOn,
    endsOn: row.endsOn,
    preview: presentTierPreview(row.preview),
    caseId: row.caseId,
    proposedBy: names.get(row.proposedByPerson) ?? null,
    approvedBy: row.approvedByPersons.flatMap((personId) => names.get(personId) ?? []),
    createdAt: formatInstant(row.createdAt),
    decidedAt: instantOrNull(row.decidedAt),
    appliedAt: instantOrNull(row.appliedAt),
    returnedAt: instantOrNull(row.returnedAt),
  }));
}

export function presentTierPreview(preview: TierPreview): TierPreviewView {
  const { from, to, currency, eventCount, beforeMinor, afterMinor, isSample } = preview.lastPeriod;
  return {
    at: formatInstant(preview.at),
    direction: preview.direction,
    knownTiers: [...preview.knownTiers],
    terms: preview.terms.map((term) => ({ ...term })),
    overrides: preview.overrides.map((override) => ({ ...override })),
    lastPeriod: {
      from,
      to,
      eventCount,
      before: presentSigned(BigInt(beforeMinor), currency),
      after: presentSigned(BigInt(afterMinor), currency),
      isSample,
    },
  };
}

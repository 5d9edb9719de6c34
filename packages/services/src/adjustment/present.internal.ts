import type { Adjustment } from '@countersign/contracts/adjustment/operations';
import { and, eq, inArray, type SQL } from '@countersign/db/query';
import { adjustments } from '@countersign/db/schema/adjustment';
import { members } from '@countersign/db/schema/people';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { presentSigned } from '../statement/signed-money.ts';

/** Corrections with their partner and program. */
export function selectAdjustments(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      adjustment: adjustments,
      programName: programs.name,
      partner: { id: partners.id, name: partners.name },
    })
    .from(adjustments)
    .innerJoin(programs, and(eq(programs.tenantId, adjustments.tenantId), eq(programs.id, adjustments.programId)))
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, adjustments.tenantId), eq(enrollments.id, adjustments.enrollmentId)),
    )
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(where);
}

export type AdjustmentRead = Awaited<ReturnType<typeof selectAdjustments>>[number];

/** One of the tenant's, or `not_found`. */
export async function presentAdjustment(ctx: ServiceContext, tx: Transaction, id: string): Promise<Adjustment> {
  const found = await selectAdjustments(tx, and(eq(adjustments.tenantId, ctx.tenantId), eq(adjustments.id, id)));
  const [shown] = await presentAdjustments(ctx, tx, found);
  if (!shown) throw notFound('adjustment');
  return shown;
}

export async function presentAdjustments(
  ctx: ServiceContext,
  tx: Transaction,
  found: readonly AdjustmentRead[],
): Promise<Adjustment[]> {
  const persons = found.flatMap(({ adjustment: row }) => [row.proposedByPerson, ...row.approvedByPersons]);
  const people =
    persons.length === 0
      ? []
      : await tx
          .select({ personId: members.personId, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, [...new Set(persons)])));
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  return found.map(({ adjustment: row, programName, partner }) => ({
    id: row.id,
    number: row.number,
    programId: row.programId,
    programName,
    enrollmentId: row.enrollmentId,
    partner,
    amount: presentSigned(row.amountMinor, row.currency),
    reason: row.reason,
    note: row.note,
    eventId: row.eventId,
    status: row.status,
    caseId: row.caseId,
    proposedBy: names.get(row.proposedByPerson) ?? null,
    approvedBy: row.approvedByPersons.flatMap((personId) => names.get(personId) ?? []),
    lineId: row.lineId,
    createdAt: formatInstant(row.createdAt),
    decidedAt: row.decidedAt === null ? null : formatInstant(row.decidedAt),
  }));
}

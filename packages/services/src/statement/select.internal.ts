import type { Statement } from '@countersign/contracts/statement/operations';
import { and, eq } from '@countersign/db/query';
import { periods, statements } from '@countersign/db/schema/statement';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { presentSigned } from './signed-money.ts';
import { visibleStatements } from './visible.ts';

/** Statements with what they are shown with. */
export function selectStatements(tx: Transaction) {
  return tx
    .select({
      statement: statements,
      fromOn: periods.fromOn,
      toOn: periods.toOn,
      programName: programs.name,
      partnerId: partners.id,
      partnerName: partners.name,
    })
    .from(statements)
    .innerJoin(periods, and(eq(periods.tenantId, statements.tenantId), eq(periods.id, statements.periodId)))
    .innerJoin(programs, and(eq(programs.tenantId, statements.tenantId), eq(programs.id, statements.programId)))
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, statements.tenantId), eq(enrollments.id, statements.enrollmentId)),
    )
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .$dynamic();
}

export type FoundStatement = Awaited<ReturnType<typeof selectStatements>>[number];

/** One statement that the actor may see, or `not_found`. */
export async function findStatement(ctx: ServiceContext, tx: Transaction, id: string): Promise<FoundStatement> {
  const [found] = await selectStatements(tx).where(and(visibleStatements(ctx), eq(statements.id, id)));
  if (!found) throw new AppError('not_found', { detail: 'There is no such statement.' });
  return found;
}

export function presentStatement(found: FoundStatement): Statement {
  const { statement: row } = found;
  const money = (minor: bigint) => presentSigned(minor, row.currency);
  return {
    id: row.id,
    number: row.number,
    periodId: row.periodId,
    fromOn: found.fromOn,
    toOn: found.toOn,
    programName: found.programName,
    enrollmentId: row.enrollmentId,
    partner: { id: found.partnerId, name: found.partnerName },
    opening: money(row.openingMinor),
    earned: money(row.earnedMinor),
    corrections: money(row.correctionsMinor),
    paid: money(row.paidMinor),
    closing: money(row.closingMinor),
    pending: money(row.pendingMinor),
    available: money(row.availableMinor),
    lineCount: row.lineCount,
    publishedAt: row.publishedAt === null ? null : formatInstant(row.publishedAt),
  };
}

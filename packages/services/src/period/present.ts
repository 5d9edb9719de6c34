import type { Period } from '@countersign/contracts/period/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { periods } from '@countersign/db/schema/statement';
import { programs } from '@countersign/db/schema/tenant';
import type { PeriodTotals } from '@countersign/domain/statement/totals';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { presentSigned } from '../statement/signed-money.ts';

/** Periods by id, in the order asked for, in a fixed number of queries. */
export async function presentPeriods(ctx: ServiceContext, tx: Transaction, ids: readonly string[]): Promise<Period[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ period: periods, programName: programs.name, currency: programs.currency })
    .from(periods)
    .innerJoin(programs, and(eq(programs.tenantId, periods.tenantId), eq(programs.id, periods.programId)))
    .where(and(eq(periods.tenantId, ctx.tenantId), inArray(periods.id, [...ids])));
  const persons = [
    ...new Set(rows.flatMap(({ period }) => [period.preparedByPerson ?? '', ...period.approvedByPersons])),
  ];
  const people = await tx
    .select({ personId: members.personId, name: members.name })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, persons)));
  const nameOf = (personId: string) => people.find((person) => person.personId === personId)?.name ?? '';
  const found = new Map(
    rows.map(({ period, programName, currency }) => [period.id, presentOne(period, { programName, currency, nameOf })]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}

function presentOne(
  row: typeof periods.$inferSelect,
  about: { readonly programName: string; readonly currency: string; readonly nameOf: (personId: string) => string },
): Period {
  const at = (instant: number | null) => (instant === null ? null : formatInstant(instant));
  return {
    id: row.id,
    programId: row.programId,
    programName: about.programName,
    fromOn: row.fromOn,
    toOn: row.toOn,
    status: row.status,
    caseId: row.caseId,
    preparedBy: row.preparedByPerson === null ? null : about.nameOf(row.preparedByPerson),
    approvedBy: row.approvedByPersons.map(about.nameOf),
    frozenAt: at(row.frozenAt),
    publishedAt: at(row.publishedAt),
    hash: row.hash,
    totals: row.totals === null ? null : presentTotals(row.totals, about.currency),
    createdAt: formatInstant(row.createdAt),
  };
}

function presentTotals(totals: PeriodTotals, currency: string): NonNullable<Period['totals']> {
  const money = (minor: string) => presentSigned(BigInt(minor), currency);
  return {
    statementCount: totals.statementCount,
    earned: money(totals.earnedMinor),
    corrections: money(totals.correctionsMinor),
    paid: money(totals.paidMinor),
    closing: money(totals.closingMinor),
    previousEarned: totals.previousEarnedMinor === null ? null : money(totals.previousEarnedMinor),
    previousStatementCount: totals.previousStatementCount,
  };
}

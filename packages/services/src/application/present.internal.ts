import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, type SQL } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { Transaction } from '../context.ts';

export type ApplicationLine = OutputOf<(typeof applicationOperations)['list']>['items'][number];

export function selectApplications(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ row: applications, programName: programs.name })
    .from(applications)
    .innerJoin(programs, and(eq(programs.tenantId, applications.tenantId), eq(programs.id, applications.programId)))
    .where(where)
    .$dynamic();
}

export function presentApplication({
  row,
  programName,
}: Awaited<ReturnType<typeof selectApplications>>[number]): ApplicationLine {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    programId: row.programId,
    programName,
    partnerType: row.partnerType,
    companyName: row.companyName,
    country: row.country,
    source: row.source,
    risk: row.risk,
    caseId: row.caseId,
    partnerId: row.partnerId,
    createdAt: formatInstant(row.createdAt),
    submittedAt: instantOf(row.submittedAt),
    decidedAt: instantOf(row.decidedAt),
  };
}

export function instantOf(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}

import type { policy, policyVersion } from '@countersign/contracts/policy/operations';
import { and, desc, eq, inArray, type SQL, sql } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { policies, policyVersions } from '@countersign/db/schema/policy';
import { programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';
import type { Transaction } from '../context.ts';

type Policy = z.output<typeof policy>;
type PolicyVersion = z.output<typeof policyVersion>;

/** Policies with their program's name and active version, for a list or for one. */
export function selectPolicies(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ policy: policies, programName: programs.name, active: policyVersions })
    .from(policies)
    .innerJoin(programs, and(eq(programs.tenantId, policies.tenantId), eq(programs.id, policies.programId)))
    .leftJoin(
      policyVersions,
      and(
        eq(policyVersions.tenantId, policies.tenantId),
        eq(policyVersions.policyId, policies.id),
        eq(policyVersions.status, 'active'),
      ),
    )
    .where(where);
}

export type PolicyRow = Awaited<ReturnType<typeof selectPolicies>>[number];

export function presentPolicy({ policy: row, programName, active }: PolicyRow): Policy {
  return {
    id: row.id,
    process: row.process,
    programId: row.programId,
    programName,
    name: row.name,
    activeVersion: active?.version ?? null,
    isReviewed: active?.isReviewed ?? false,
  };
}

export async function loadVersions(
  tx: Transaction,
  of: { readonly tenantId: string; readonly policyId: string },
): Promise<PolicyVersion[]> {
  const rows = await tx
    .select()
    .from(policyVersions)
    .where(and(eq(policyVersions.tenantId, of.tenantId), eq(policyVersions.policyId, of.policyId)))
    .orderBy(desc(policyVersions.version));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const decided = await tx
    .select({ id: cases.policyVersionId, count: sql<number>`count(*)::int` })
    .from(cases)
    .where(and(eq(cases.tenantId, of.tenantId), inArray(cases.policyVersionId, ids)))
    .groupBy(cases.policyVersionId);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    status: row.status,
    isReviewed: row.isReviewed,
    engine: row.engine,
    document: row.document as Record<string, unknown>,
    createdAt: formatInstant(row.createdAt),
    createdBy: row.createdByName,
    activatedAt: row.activatedAt === null ? null : formatInstant(row.activatedAt),
    casesDecided: decided.find(({ id }) => id === row.id)?.count ?? 0,
  }));
}

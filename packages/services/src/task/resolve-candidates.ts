import { and, eq, inArray, isNotNull } from '@countersign/db/query';
import { accounts, dealMatches } from '@countersign/db/schema/deal-registration';
import { members } from '@countersign/db/schema/people';
import { enrollments } from '@countersign/db/schema/tenant';
import type { Candidate } from '@countersign/domain/policy/policy';
import type { CaseRow } from '../case/effect.ts';
import type { Transaction } from '../context.ts';

export interface NamedCandidate {
  readonly memberId: string;
  readonly why: 'member' | 'relation' | 'escalation' | 'administrator';
  readonly value: string;
}

export interface ResolvedCandidates {
  readonly roles: readonly string[];
  readonly members: readonly NamedCandidate[];
}

/** Turns a step's candidates into roles and members of today; relations are followed now and kept. */
export async function resolveCandidates(
  tx: Transaction,
  row: CaseRow,
  specs: readonly Candidate[],
): Promise<ResolvedCandidates> {
  const roles = new Set<string>();
  const named: NamedCandidate[] = [];
  for (const spec of specs) {
    switch (spec.kind) {
      case 'role':
        roles.add(spec.role);
        break;
      case 'member':
        named.push({ memberId: spec.memberId, why: 'member', value: spec.memberId });
        break;
      case 'relation': {
        const found = await activeOnly(tx, row, await relationMembers(tx, row, spec.relation));
        for (const memberId of found) named.push({ memberId, why: 'relation', value: spec.relation });
        break;
      }
      default:
        spec satisfies never;
    }
  }
  return { roles: [...roles], members: named };
}

async function relationMembers(tx: Transaction, row: CaseRow, relation: string): Promise<string[]> {
  switch (relation) {
    case 'partner.manager': {
      if (row.partnerId === null) return [];
      const found = await tx
        .select({ id: enrollments.managerMemberId })
        .from(enrollments)
        .where(
          and(
            eq(enrollments.tenantId, row.tenantId),
            eq(enrollments.partnerId, row.partnerId),
            eq(enrollments.programId, row.programId),
          ),
        );
      return found.flatMap(({ id }) => (id === null ? [] : [id]));
    }
    case 'account.sales_owner': {
      const found = await tx
        .selectDistinct({ id: accounts.salesOwnerId })
        .from(dealMatches)
        .innerJoin(accounts, and(eq(accounts.tenantId, dealMatches.tenantId), eq(accounts.id, dealMatches.subjectId)))
        .where(
          and(
            eq(dealMatches.tenantId, row.tenantId),
            eq(dealMatches.dealId, row.subjectId),
            eq(dealMatches.kind, 'account'),
            isNotNull(accounts.salesOwnerId),
          ),
        );
      return found.flatMap(({ id }) => (id === null ? [] : [id]));
    }
    default:
      return [];
  }
}

async function activeOnly(tx: Transaction, row: CaseRow, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const active = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.tenantId, row.tenantId), inArray(members.id, [...ids]), eq(members.status, 'active')));
  return active.map(({ id }) => id);
}

import { and, eq, sql } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import type { MemberRole } from '@countersign/domain/member/roles';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import type { Transaction } from '../context.ts';

export interface CandidateSet {
  readonly roles: readonly string[];
  readonly members: readonly string[];
}

export interface EligibleMember {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly MemberRole[];
}

/** Active members among the candidates who may decide at all and whose person is not excluded. */
export async function eligibleMembers(
  tx: Transaction,
  at: { readonly tenantId: string; readonly candidates: CandidateSet; readonly excludedPersons: readonly string[] },
): Promise<EligibleMember[]> {
  const rows = await tx
    .select({ id: members.id, personId: members.personId, name: members.name, roles: members.roles })
    .from(members)
    .where(and(eq(members.tenantId, at.tenantId), eq(members.status, 'active'), isCandidate(at.candidates)));
  return rows.filter(
    (row) => !at.excludedPersons.includes(row.personId) && permissionsOfMember(row.roles).has('task.decide'),
  );
}

function isCandidate(candidates: CandidateSet) {
  const byRole =
    candidates.roles.length > 0
      ? sql`exists (select 1 from jsonb_array_elements_text(${members.roles}) r where r in ${[...candidates.roles]})`
      : sql`false`;
  const byName = candidates.members.length > 0 ? sql`${members.id} in ${[...candidates.members]}` : sql`false`;
  return sql`(${byRole} or ${byName})`;
}

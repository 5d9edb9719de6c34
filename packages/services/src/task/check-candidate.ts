import { and, desc, eq } from '@countersign/db/query';
import { cases, decisions, tasks } from '@countersign/db/schema/case';
import { members } from '@countersign/db/schema/people';
import { AppError } from '../app-error.ts';
import type { Transaction } from '../context.ts';
import { currentPersons } from '../member/person-joins.ts';
import { eligibleMembers } from './eligible-members.ts';
import { decidersOf } from './people-left.ts';

export interface Candidacy {
  readonly task: typeof tasks.$inferSelect;
  readonly caseRow: typeof cases.$inferSelect;
  /** Role, relation or name that makes the member a candidate. */
  readonly authority: string;
}

/**
 * Whether a member may decide on a task now. Refuses with what stands in the way: `not_found`, `not_open` (with the
 * decision that stands), `already_decided`, `own_case`, `same_person`, `not_a_candidate`.
 */
export async function checkCandidate(
  tx: Transaction,
  at: { readonly tenantId: string; readonly taskId: string; readonly memberId: string },
): Promise<Candidacy> {
  const [found] = await tx
    .select({ task: tasks, caseRow: cases })
    .from(tasks)
    .innerJoin(cases, and(eq(cases.tenantId, tasks.tenantId), eq(cases.id, tasks.caseId)))
    .where(and(eq(tasks.tenantId, at.tenantId), eq(tasks.id, at.taskId)));
  const [member] = await tx
    .select()
    .from(members)
    .where(and(eq(members.tenantId, at.tenantId), eq(members.id, at.memberId), eq(members.status, 'active')));
  if (!found) throw new AppError('not_found', { detail: 'There is no such task.' });
  if (!member) throw new AppError('forbidden', { detail: 'This membership is no longer active.' });
  const { task, caseRow } = found;
  const given = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.tenantId, at.tenantId), eq(decisions.taskId, task.id)))
    .orderBy(desc(decisions.decidedAt));
  if ((await decidersOf(tx, task)).includes(member.personId)) {
    throw new AppError('already_decided', { detail: 'You have decided on this already.', facts: standingOf(given[0]) });
  }
  if (task.status !== 'open')
    throw new AppError('not_open', {
      detail: 'This has been decided or is no longer asked.',
      facts: standingOf(given[0]),
    });
  if (task.excludedPersons.includes(member.personId)) {
    const makers = await currentPersons(tx, { tenantId: at.tenantId, persons: caseMakers(caseRow) });
    if (makers.includes(member.personId))
      throw new AppError('own_case', { detail: 'Whoever submitted something does not decide on it.' });
    throw new AppError('same_person', { detail: 'You approved an earlier step; this one needs somebody else.' });
  }
  const eligible = await eligibleMembers(tx, {
    tenantId: at.tenantId,
    candidates: { roles: task.candidateRoles, members: task.candidateMembers.map(({ memberId }) => memberId) },
    excludedPersons: task.excludedPersons,
  });
  if (!eligible.some(({ id }) => id === member.id))
    throw new AppError('not_a_candidate', {
      detail: `This step is decided by ${task.candidateRoles.join(', ') || 'named colleagues'}.`,
    });
  const named = task.candidateMembers.find(({ memberId }) => memberId === member.id);
  const role = task.candidateRoles.find((candidate) => (member.roles as readonly string[]).includes(candidate));
  return { task, caseRow, authority: named ? `${named.why}:${named.value}` : `role:${role ?? ''}` };
}

export function standingOf(decision: typeof decisions.$inferSelect | undefined): Record<string, unknown> {
  if (!decision) return {};
  return {
    standing: {
      outcome: decision.outcome,
      by: decision.actorName,
      at: new Date(decision.decidedAt).toISOString(),
      step: decision.step,
    },
  };
}

function caseMakers(row: typeof cases.$inferSelect): readonly string[] {
  const snapshot = row.snapshot as { makers?: readonly string[] } | null;
  return snapshot?.makers ?? [];
}

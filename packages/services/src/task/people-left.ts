import { and, eq, isNotNull } from '@countersign/db/query';
import { decisions, type tasks } from '@countersign/db/schema/case';
import type { Transaction } from '../context.ts';
import { currentPersons } from '../member/person-joins.ts';
import { type EligibleMember, eligibleMembers } from './eligible-members.ts';

type TaskRow = typeof tasks.$inferSelect;

export interface PeopleLeft {
  readonly members: readonly EligibleMember[];
  /** Distinct humans: two logins of one count once. */
  readonly people: number;
  /** Fewer than it still takes. */
  readonly isBlocked: boolean;
}

/** Who may still decide on an open task: its candidates of today, without those who have decided on it. */
export async function peopleLeft(tx: Transaction, task: TaskRow): Promise<PeopleLeft> {
  const done = await decidersOf(tx, task);
  const members = await eligibleMembers(tx, {
    tenantId: task.tenantId,
    candidates: { roles: task.candidateRoles, members: task.candidateMembers.map(({ memberId }) => memberId) },
    excludedPersons: [...task.excludedPersons, ...done],
  });
  const people = new Set(members.map(({ personId }) => personId)).size;
  return { members, people, isBlocked: people < Math.max(1, task.required - task.given) };
}

/** Persons who have decided on a task, under the ids they have today. */
export async function decidersOf(tx: Transaction, task: Pick<TaskRow, 'tenantId' | 'id'>): Promise<string[]> {
  const given = await tx
    .select({ personId: decisions.personId })
    .from(decisions)
    .where(and(eq(decisions.tenantId, task.tenantId), eq(decisions.taskId, task.id), isNotNull(decisions.personId)));
  return currentPersons(tx, {
    tenantId: task.tenantId,
    persons: given.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  });
}

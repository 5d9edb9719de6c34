import { and, eq } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { Candidate } from '@countersign/domain/policy/policy';
import type { EffectInput, EffectOutcome } from '../case/effect.ts';
import { eligibleMembers } from '../task/eligible-members.ts';
import { notifyMembers } from '../task/notify-candidates.ts';
import { peopleLeft } from '../task/people-left.ts';
import { resolveCandidates } from '../task/resolve-candidates.ts';

/** Reminds those who may decide, before the deadline. */
export async function remind<State extends CaseState>(input: EffectInput<State>): Promise<EffectOutcome<State>> {
  const row = await openTaskRow(input);
  if (!row) return { kind: 'applied', resolution: {}, timeline: [] };
  await notifyMembers(input, {
    kind: 'reminder',
    taskId: row.id,
    step: row.step,
    dueAt: row.dueAt,
    memberIds: (await peopleLeft(input.tx, row)).members.map(({ id }) => id),
  });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [{ kind: 'reminded', visibility: 'internal', facts: { step: row.step, dueAt: row.dueAt } }],
  };
}

/** The time has passed: those whom the step names are asked as well, and may decide. */
export function escalate<State extends CaseState>(input: EffectInput<State>): Promise<EffectOutcome<State>> {
  return escalateTo(input, escalationsAt(input, 100), 'breached');
}

/** Another part of the time has passed, such as twice as much as was allowed. */
export function escalateAgain<State extends CaseState>(input: EffectInput<State>): Promise<EffectOutcome<State>> {
  return escalateTo(input, escalationsAt(input, Number(input.transition.facts['atPercent'])), 'escalated');
}

/** Tasks besides the route's own steps: whom they go to when nobody decides. */
const usualEscalations = [
  { atPercent: 100, to: [{ kind: 'role', role: 'channel_director' }] },
  { atPercent: 200, to: [{ kind: 'role', role: 'administrator' }] },
] as const;

function escalationsAt(input: EffectInput<CaseState>, percent: number): readonly Candidate[] {
  const escalations = currentStep(input)?.escalations ?? usualEscalations;
  return escalations.filter(({ atPercent }) => atPercent === percent).flatMap(({ to }) => [...to]);
}

async function escalateTo<State extends CaseState>(
  input: EffectInput<State>,
  specs: readonly Candidate[],
  kind: 'breached' | 'escalated',
): Promise<EffectOutcome<State>> {
  const { ctx, tx } = input;
  const row = await openTaskRow(input);
  if (!row) return { kind: 'applied', resolution: {}, timeline: [] };
  const found = await resolveCandidates(tx, input.row, specs);
  const more = await eligibleMembers(tx, {
    tenantId: ctx.tenantId,
    candidates: { roles: found.roles, members: found.members.map(({ memberId }) => memberId) },
    excludedPersons: row.excludedPersons,
  });
  const known = new Set(row.candidateMembers.map(({ memberId }) => memberId));
  const added = more
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ memberId: id, why: 'escalation' as const, value: kind }));
  const widened = { ...row, candidateMembers: [...row.candidateMembers, ...added] };
  const status = (await peopleLeft(tx, widened)).isBlocked ? 'blocked' : 'open';
  await tx
    .update(tasks)
    .set({ isEscalated: true, status, candidateMembers: widened.candidateMembers })
    .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, row.id)));
  await notifyMembers(input, {
    kind: 'escalated',
    taskId: row.id,
    step: row.step,
    dueAt: row.dueAt,
    memberIds: added.map(({ memberId }) => memberId),
  });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [
      { kind, visibility: 'internal', facts: { step: row.step, dueAt: row.dueAt, to: more.map(({ name }) => name) } },
    ],
    isBlocked: status === 'blocked',
  };
}

function currentStep({ state }: EffectInput<CaseState>) {
  return state.task?.kind === 'review' && state.approval ? state.approval.steps[state.approval.stepIndex] : undefined;
}

async function openTaskRow({ ctx, tx, state }: EffectInput<CaseState>): Promise<typeof tasks.$inferSelect | undefined> {
  if (!state.task) return undefined;
  const [row] = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, state.task.id)));
  return row;
}

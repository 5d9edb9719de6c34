import { and, eq } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { EffectInput, EffectOutcome } from '../case/effect.ts';
import { notifyCandidates } from '../task/notify-candidates.ts';
import { peopleLeft } from '../task/people-left.ts';
import { textOf } from './command-text.ts';

/** Gives the task to a named colleague, who must be able to decide on it. */
export async function reassign<State extends CaseState>(input: EffectInput<State>): Promise<EffectOutcome<State>> {
  const { ctx, tx, state, transition } = input;
  const toMemberId = transition.facts['toMemberId'];
  if (typeof toMemberId !== 'string' || !state.task) return { kind: 'refused', code: 'not_open' };
  const mine = and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, state.task.id));
  const [task] = await tx.select().from(tasks).where(mine);
  if (!task) return { kind: 'refused', code: 'not_open' };
  const named = { memberId: toMemberId, why: 'member', value: 'reassigned' } as const;
  const alone = { ...task, candidateRoles: [], candidateMembers: [named] };
  const [to] = (await peopleLeft(tx, alone)).members;
  if (!to) return { kind: 'refused', code: 'not_a_candidate' };
  // Where it takes more than one, the colleague decides beside the others: alone they could not finish it.
  const given =
    task.required - task.given > 1
      ? {
          ...task,
          candidateMembers: [...task.candidateMembers.filter(({ memberId }) => memberId !== toMemberId), named],
        }
      : alone;
  const { isBlocked } = await peopleLeft(tx, given);
  await tx
    .update(tasks)
    .set({
      candidateRoles: given.candidateRoles,
      candidateMembers: given.candidateMembers,
      claimedBy: null,
      claimedUntil: null,
      status: isBlocked ? 'blocked' : 'open',
    })
    .where(mine);
  await notifyCandidates(input, { taskId: task.id, step: task.step, dueAt: task.dueAt, eligible: [to] });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [
      {
        kind: 'reassigned',
        visibility: 'internal',
        text: textOf(input, 'text'),
        facts: { to: to.name, step: state.task.step },
      },
    ],
    isBlocked,
  };
}

import { and, eq } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import type { Timer } from '@countersign/domain/case/case-state';
import { isReviewTimer } from '@countersign/domain/case/timers';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import { AppError } from '../../app-error.ts';
import type { EffectOutcome } from '../../case/effect.ts';
import { checkCandidate } from '../../task/check-candidate.ts';
import { closeTasks } from '../../task/close-tasks.ts';
import { notifyCandidates } from '../../task/notify-candidates.ts';
import { openTask } from '../../task/open-task.ts';
import { peopleLeft } from '../../task/people-left.ts';
import { notifyPartner } from '../notify-partner.ts';
import { releaseSlots } from '../slots/release-slots.ts';
import { type DealEffectInput, heldByNobody, updateDeal, updateDealUnseen } from '../update-deal.ts';
import { textOf } from './command-text.ts';
import { placeOrWait } from './place.ts';

type Outcome = EffectOutcome<DealCase>;

/** Rights are looked at again where the decision is written: somebody may have lost them since they clicked. */
export async function mayStillDecide(input: DealEffectInput): Promise<Outcome | null> {
  const { ctx, tx, transition } = input;
  const { actor, decision } = transition;
  if (actor.kind !== 'member' || decision === null) return null;
  try {
    await checkCandidate(tx, { tenantId: ctx.tenantId, taskId: decision.taskId, memberId: actor.id });
    return null;
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', code: error.code };
    throw error;
  }
}

/** One approval among several, or the last of a step that another follows. */
export async function approveStep(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  const { ctx, tx, state, transition } = input;
  const { task, approval } = state;
  const decided = {
    kind: 'decided',
    visibility: 'internal',
    facts: { outcome: 'approve', step: transition.decision?.step },
  } as const;
  if (transition.facts['isComplete'] !== true && task) {
    await tx
      .update(tasks)
      .set({ given: task.approvedBy.length, claimedBy: null, claimedUntil: null })
      .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, task.id)));
    return { kind: 'applied', resolution: {}, timeline: [decided] };
  }
  await closeTasks(input, 'decided');
  const step = approval?.steps[approval.stepIndex];
  if (!approval || !step) throw new Error(`case ${state.caseId} has no step to go on to`);
  const opened = await openTask(input, { kind: 'review', step, stepIndex: approval.stepIndex });
  const expected = state.timers.filter((timer) => timer.kind === 'expected');
  await updateDealUnseen(input, { heldBy: step.name, dueAt: dueOf(opened.timers) });
  return {
    kind: 'applied',
    resolution: { task: opened.task, timers: [...expected, ...opened.timers] },
    timeline: [decided, ...opened.timeline],
    isBlocked: opened.isBlocked,
  };
}

/** The last approval: the protection is taken, or the registration waits in line for it. */
export async function approve(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  return placeOrWait(input, { acceptWaiting: input.transition.facts['acceptWaiting'] === true });
}

export async function reject(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  await closeTasks(input, 'decided');
  const reason = textOf(input, 'reason') ?? 'other';
  const text = textOf(input, 'text') ?? '';
  await updateDeal(input, { status: 'rejected', rejection: { reason, text }, changes: null, ...heldByNobody });
  await notifyPartner(input, 'rejected', { reason, text });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [
      { kind: 'rejected', visibility: 'shared', text, facts: { reason } },
      {
        kind: 'decided',
        visibility: 'internal',
        text: textOf(input, 'internalNote'),
        facts: { outcome: 'reject', step: input.transition.decision?.step },
      },
    ],
  };
}

/** Opens the named fields for the partner; the review's clock stands still until they answer. */
export async function requestChanges(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  const { state, clock, at } = input;
  await closeTasks(input, 'decided');
  const limitAt = clock.dueAt(at, clock.settings.changesLimit);
  const running = withDeadline(
    state.timers.filter((timer) => isReviewTimer(timer.kind)),
    at,
  );
  const text = textOf(input, 'text') ?? '';
  const fields = [...state.data.openFields];
  await updateDeal(input, {
    status: 'changes_requested',
    changes: { fields, text, limitAt },
    pendingTerms: null,
    heldBy: null,
    dueAt: limitAt,
    partnerDueAt: limitAt,
  });
  await notifyPartner(input, 'changes_requested', { text, limitAt, fields });
  return {
    kind: 'applied',
    resolution: {
      paused: clock.pause(running, at),
      timers: [{ kind: 'changes_limit', at: limitAt, clock: clock.clockOf(clock.settings.changesLimit) }],
    },
    timeline: [
      { kind: 'changes_requested', visibility: 'shared', text, facts: { fields, limitAt } },
      ...internalNote(input),
    ],
  };
}

/** A deadline that has passed is spent; the answer's task is overdue from the start, not without a deadline. */
function withDeadline(timers: readonly Timer[], at: number): readonly Timer[] {
  return timers.some(({ kind }) => kind === 'due') ? timers : [...timers, { kind: 'due', at, clock: 'business' }];
}

function internalNote(input: DealEffectInput) {
  const note = textOf(input, 'internalNote');
  return note === null
    ? []
    : [
        {
          kind: 'decided',
          visibility: 'internal',
          text: note,
          facts: { outcome: input.transition.decision?.outcome },
        } as const,
      ];
}

/** The partner takes it back, or never answered. Whatever was protected is free again. */
export async function withdraw(input: DealEffectInput): Promise<Outcome> {
  const { ctx, tx, row, transition } = input;
  await closeTasks(input, 'cancelled');
  await updateDeal(input, { status: 'withdrawn', changes: null, offerAcceptBy: null, ...heldByNobody });
  const { released } = await releaseSlots(ctx, tx, row.subjectId);
  await notifyPartner(input, 'withdrawn', { by: transition.actor.kind });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [
      {
        kind: 'withdrawn',
        visibility: 'shared',
        text: textOf(input, 'text'),
        facts: { by: transition.actor.kind, released },
      },
    ],
  };
}

/** Gives the task to a named colleague, who must be able to decide on it. */
export async function reassign(input: DealEffectInput): Promise<Outcome> {
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

export function dueOf(timers: readonly { kind: string; at: number }[]): number | null {
  return timers.find((timer) => timer.kind === 'due')?.at ?? null;
}

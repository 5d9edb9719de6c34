import type { Timer } from '@countersign/domain/case/case-state';
import { isReviewTimer } from '@countersign/domain/case/timers';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import { approveStep as approveStepOf } from '../../approval/approve-step.ts';
import { textOf } from '../../approval/command-text.ts';
import { mayStillDecide } from '../../approval/may-still-decide.ts';
import type { EffectOutcome } from '../../case/effect.ts';
import { closeTasks } from '../../task/close-tasks.ts';
import { notifyPartner } from '../notify-partner.ts';
import { releaseSlots } from '../slots/release-slots.ts';
import { type DealEffectInput, heldByNobody, updateDeal, updateDealUnseen } from '../update-deal.ts';
import { placeOrWait } from './place.ts';

type Outcome = EffectOutcome<DealCase>;

/** One approval among several, or the last of a step that another follows. */
export function approveStep(input: DealEffectInput): Promise<Outcome> {
  return approveStepOf(input, ({ step, dueAt }) => updateDealUnseen(input, { heldBy: step.name, dueAt }));
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

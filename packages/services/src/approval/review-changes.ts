import type { ReviewedCase } from '@countersign/domain/approval/reviewed-case';
import type { Timer } from '@countersign/domain/case/case-state';
import { isReviewTimer } from '@countersign/domain/case/timers';
import type { EffectOutcome } from '../case/effect.ts';
import { closeTasks } from '../task/close-tasks.ts';
import { textOf } from './command-text.ts';
import { mayStillDecide } from './may-still-decide.ts';
import { followRoute } from './review-route.ts';
import type { ReviewedInput, ReviewedProcess } from './reviewed-effects.ts';

type Outcome = EffectOutcome<ReviewedCase>;

export interface ChangesAsked {
  readonly fields: readonly string[];
  /** For the other side. */
  readonly text: string;
  /** When silence withdraws. */
  readonly limitAt: number;
}

/** Opens the named fields for the other side; the review's clock stands still until they answer. */
export async function requestChanges(input: ReviewedInput, process: ReviewedProcess): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  const { state, clock, at } = input;
  const limitAt = clock.dueAt(at, clock.settings.changesLimit);
  const asked = { fields: [...(state.data.openFields ?? [])], text: textOf(input, 'text') ?? '', limitAt };
  if ((await process.onChangesRequested?.(input, asked)) === 'unknown_field')
    return { kind: 'refused', code: 'invalid_input' };
  await closeTasks(input, 'decided');
  const running = withDeadline(
    state.timers.filter((timer) => isReviewTimer(timer.kind)),
    at,
  );
  return {
    kind: 'applied',
    resolution: {
      paused: clock.pause(running, at),
      timers: [{ kind: 'changes_limit', at: limitAt, clock: clock.clockOf(clock.settings.changesLimit) }],
    },
    timeline: [
      {
        kind: 'changes_requested',
        visibility: 'internal',
        text: asked.text,
        facts: { fields: asked.fields, limitAt, note: textOf(input, 'internalNote') },
      },
    ],
  };
}

/** A deadline that has passed is spent; the answer's task is overdue from the start, not without a deadline. */
function withDeadline(timers: readonly Timer[], at: number): readonly Timer[] {
  return timers.some(({ kind }) => kind === 'due') ? timers : [...timers, { kind: 'due', at, clock: 'business' }];
}

/** The answer: kept as the next revision and routed again. Every approval is asked for anew. */
export async function resubmit(input: ReviewedInput, process: ReviewedProcess): Promise<Outcome> {
  const { state, clock, at } = input;
  await closeTasks(input, 'cancelled');
  await process.onResubmitted?.(input);
  const routed = await followRoute(input, process, clock.resume(state.paused, at));
  return {
    ...routed,
    timeline: [
      { kind: 'changes_answered', visibility: 'internal', facts: { revision: state.revision } },
      ...routed.timeline,
    ],
  };
}

/** What the review rests on has changed: the policy is asked again, and so is everybody whom it names. */
export async function reroute(input: ReviewedInput, process: ReviewedProcess): Promise<Outcome> {
  await closeTasks(input, 'cancelled');
  const routed = await followRoute(input, process, null);
  return { ...routed, timeline: [{ kind: 'rerouted', visibility: 'internal' }, ...routed.timeline] };
}

/** Nobody answered in time. */
export async function lapseChanges(input: ReviewedInput, process: ReviewedProcess): Promise<Outcome> {
  await closeTasks(input, 'cancelled');
  await process.onRefused(input, { reason: 'no_answer', text: '' });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [{ kind: 'withdrawn', visibility: 'internal', facts: { by: 'timer' } }],
  };
}

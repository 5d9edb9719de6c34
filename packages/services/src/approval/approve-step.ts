import { and, eq } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import type { CaseState, StepSnapshot } from '@countersign/domain/case/case-state';
import type { Resolution } from '@countersign/domain/case/transition';
import type { EffectInput, EffectOutcome } from '../case/effect.ts';
import { closeTasks } from '../task/close-tasks.ts';
import { openTask } from '../task/open-task.ts';
import { dueOf } from './due-of.ts';
import { mayStillDecide } from './may-still-decide.ts';

/**
 * One approval among several, or the last of a step that another follows; `onNext` tells the process whom it waits for
 * now.
 */
export async function approveStep<State extends CaseState>(
  input: EffectInput<State>,
  onNext: (next: { readonly step: StepSnapshot; readonly dueAt: number | null }) => Promise<void>,
): Promise<EffectOutcome<State>> {
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
  await onNext({ step, dueAt: dueOf(opened.timers) });
  const resolution: Pick<Resolution, 'task' | 'timers'> = {
    task: opened.task,
    timers: [...expected, ...opened.timers],
  };
  return {
    kind: 'applied',
    resolution: resolution as Resolution<State>,
    timeline: [decided, ...opened.timeline],
    isBlocked: opened.isBlocked,
  };
}

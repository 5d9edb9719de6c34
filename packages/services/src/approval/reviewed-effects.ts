import type { ReviewedCase, ReviewedTransition } from '@countersign/domain/approval/reviewed-case';
import { isReviewOver } from '@countersign/domain/approval/reviewed-case';
import type { Facts } from '@countersign/domain/policy/policy';
import type { Effect, EffectInput, ProcessEffects } from '../case/effect.ts';
import { activePolicy } from '../policy/active-policy.ts';
import { routeOf } from '../policy/route-of.ts';
import { closeTasks } from '../task/close-tasks.ts';
import { openTask } from '../task/open-task.ts';
import { approveStep } from './approve-step.ts';
import { textOf } from './command-text.ts';
import { escalate, escalateAgain, remind } from './deadline.ts';
import { mayStillDecide } from './may-still-decide.ts';
import { reassign } from './reassign.ts';

export type ReviewedInput = EffectInput<ReviewedCase>;

/** What a process whose cases are nothing but a review adds to it. All run in the projection's transaction. */
export interface ReviewedProcess {
  /** What the policy's conditions may ask about the subject. */
  readonly facts: (input: ReviewedInput) => Promise<Facts>;
  readonly onApproved: (input: ReviewedInput) => Promise<void>;
  /** Rejected by a person, or taken back: what was prepared counts no more. */
  readonly onRefused: (input: ReviewedInput) => Promise<void>;
}

/** The effects of a review, around what its process does at its end. */
export function reviewedEffects(process: ReviewedProcess): ProcessEffects<ReviewedCase> {
  const submit: Effect<ReviewedCase> = async (input) => {
    const { ctx, tx, row } = input;
    const version = await activePolicy(tx, { tenantId: ctx.tenantId, programId: row.programId, process: row.process });
    const approval = routeOf(input, version, await process.facts(input));
    const [step] = approval.steps;
    if (!step) throw new Error(`policy version ${version.id} lets a ${row.process} go without a person`);
    const routed = { ...input, state: { ...input.state, approval } };
    const opened = await openTask(routed, { kind: 'review', step, stepIndex: 0 });
    return {
      kind: 'applied',
      resolution: { approval, task: opened.task, timers: opened.timers },
      timeline: [
        { kind: 'submitted', visibility: 'internal' },
        { kind: 'route_resolved', visibility: 'internal', facts: { rule: approval.ruleName } },
        ...opened.timeline,
      ],
      isBlocked: opened.isBlocked,
    };
  };
  const approve: Effect<ReviewedCase> = async (input) => {
    const refused = await mayStillDecide(input);
    if (refused) return refused;
    await closeTasks(input, 'decided');
    await process.onApproved(input);
    const facts = { outcome: 'approve', step: input.transition.decision?.step };
    return {
      kind: 'applied',
      resolution: {},
      timeline: [
        { kind: 'decided', visibility: 'internal', facts },
        { kind: 'approved', visibility: 'internal' },
      ],
    };
  };
  const reject: Effect<ReviewedCase> = async (input) => {
    const refused = await mayStillDecide(input);
    if (refused) return refused;
    await closeTasks(input, 'decided');
    await process.onRefused(input);
    const facts = { reason: textOf(input, 'reason') ?? 'other', note: textOf(input, 'internalNote') };
    return {
      kind: 'applied',
      resolution: {},
      timeline: [{ kind: 'rejected', visibility: 'internal', text: textOf(input, 'text'), facts }],
    };
  };
  const withdraw: Effect<ReviewedCase> = async (input) => {
    await closeTasks(input, 'cancelled');
    await process.onRefused(input);
    return {
      kind: 'applied',
      resolution: {},
      timeline: [{ kind: 'withdrawn', visibility: 'internal', text: textOf(input, 'text') }],
    };
  };
  return {
    isClosed: ({ status }) => isReviewOver(status),
    effects: {
      submit,
      approve_step: (input) => approveStep(input, async () => {}),
      approve,
      reject,
      withdraw,
      remind,
      escalate,
      escalate_again: escalateAgain,
      reassign,
    } satisfies Record<ReviewedTransition, Effect<ReviewedCase>>,
  };
}

import { isReviewOver, type ReviewedCase, type ReviewedTransition } from '@countersign/domain/approval/reviewed-case';
import type { ErrorCode } from '@countersign/domain/error/codes';
import type { Facts } from '@countersign/domain/policy/policy';
import type { Effect, EffectInput, ProcessEffects } from '../case/effect.ts';
import { closeTasks } from '../task/close-tasks.ts';
import { approveStep } from './approve-step.ts';
import { textOf } from './command-text.ts';
import { escalate, escalateAgain, remind } from './deadline.ts';
import { mayStillDecide } from './may-still-decide.ts';
import { reassign } from './reassign.ts';
import { type ChangesAsked, lapseChanges, requestChanges, reroute, resubmit } from './review-changes.ts';
import { followRoute } from './review-route.ts';

export type ReviewedInput = EffectInput<ReviewedCase>;

export interface RuleDecision {
  readonly ruleName: string;
  readonly outcome: 'reject';
  readonly reason: string;
  /** So that its speed gives nothing away. */
  readonly releaseAfter: string;
}

/** What a process whose cases are nothing but a review adds to it. All run in the projection's transaction. */
export interface ReviewedProcess {
  /** A decision that stands before any policy, such as a rule of law or of the process itself; null where there is none. */
  readonly before?: (input: ReviewedInput) => Promise<RuleDecision | null>;
  /** What the policy's conditions may ask about the subject. */
  readonly facts: (input: ReviewedInput) => Promise<Facts>;
  /** It waits for somebody, or for a rule, from now on; also for the next step of its route. */
  readonly onWaiting?: (input: ReviewedInput, next: { readonly dueAt: number | null }) => Promise<void>;
  /** What stands against an approval when it is written, by its code; null for nothing. */
  readonly mayApprove?: (input: ReviewedInput) => Promise<ErrorCode | null>;
  readonly onApproved: (input: ReviewedInput) => Promise<void>;
  /**
   * Rejected by a person or a rule, taken back, or never answered: `transition.name` is `reject`, `withdraw` or
   * `lapse_changes`. What was prepared counts no more.
   */
  readonly onRefused: (input: ReviewedInput, why: { readonly reason: string; readonly text: string }) => Promise<void>;
  /** The named fields open for the other side; refused by a code where the process has no such field. */
  readonly onChangesRequested?: (input: ReviewedInput, asked: ChangesAsked) => Promise<'unknown_field' | undefined>;
  /** Keeps the new revision, which the command's row holds, before it is routed again. */
  readonly onResubmitted?: (input: ReviewedInput) => Promise<void>;
}

/** The effects of a review, around what its process does at its turns. */
export function reviewedEffects(process: ReviewedProcess): ProcessEffects<ReviewedCase> {
  const submit: Effect<ReviewedCase> = async (input) => {
    const routed = await followRoute(input, process, null);
    return { ...routed, timeline: [{ kind: 'submitted', visibility: 'internal' }, ...routed.timeline] };
  };
  const approve: Effect<ReviewedCase> = async (input) => {
    const refused = (await mayStillDecide(input)) ?? (await standsAgainst(input, process));
    if (refused) return refused;
    await closeTasks(input, 'decided');
    await process.onApproved(input);
    const { decision } = input.transition;
    const facts = { outcome: 'approve', step: decision?.step };
    const isByRule = decision?.source === 'rule';
    return {
      kind: 'applied',
      resolution: {},
      timeline: isByRule
        ? [{ kind: 'approved_by_rule', visibility: 'internal', facts: { rule: decision.step } }]
        : [
            { kind: 'decided', visibility: 'internal', facts },
            { kind: 'approved', visibility: 'internal' },
          ],
    };
  };
  const reject: Effect<ReviewedCase> = async (input) => {
    const refused = await mayStillDecide(input);
    if (refused) return refused;
    await closeTasks(input, 'decided');
    const given = input.transition.facts['reason'];
    const reason = textOf(input, 'reason') ?? (typeof given === 'string' ? given : 'other');
    const text = textOf(input, 'text');
    await process.onRefused(input, { reason, text: text ?? '' });
    return {
      kind: 'applied',
      resolution: {},
      timeline: [
        { kind: 'rejected', visibility: 'internal', text, facts: { reason, note: textOf(input, 'internalNote') } },
      ],
    };
  };
  const withdraw: Effect<ReviewedCase> = async (input) => {
    await closeTasks(input, 'cancelled');
    const text = textOf(input, 'text');
    await process.onRefused(input, { reason: 'withdrawn', text: text ?? '' });
    return { kind: 'applied', resolution: {}, timeline: [{ kind: 'withdrawn', visibility: 'internal', text }] };
  };
  return {
    isClosed: ({ status }) => isReviewOver(status),
    effects: {
      submit,
      approve_step: async (input) =>
        (await standsAgainst(input, process)) ??
        approveStep(input, async ({ dueAt }) => {
          await process.onWaiting?.(input, { dueAt });
        }),
      approve,
      reject,
      request_changes: (input) => requestChanges(input, process),
      resubmit: (input) => resubmit(input, process),
      reroute: (input) => reroute(input, process),
      lapse_changes: (input) => lapseChanges(input, process),
      withdraw,
      remind,
      escalate,
      escalate_again: escalateAgain,
      reassign,
    } satisfies Record<ReviewedTransition, Effect<ReviewedCase>>,
  };
}

async function standsAgainst(
  input: ReviewedInput,
  process: ReviewedProcess,
): Promise<{ readonly kind: 'refused'; readonly code: ErrorCode } | null> {
  const code = (await process.mayApprove?.(input)) ?? null;
  return code === null ? null : { kind: 'refused', code };
}

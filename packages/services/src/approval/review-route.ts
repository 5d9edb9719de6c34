import type { ReviewedCase } from '@countersign/domain/approval/reviewed-case';
import type { Approval, Timer } from '@countersign/domain/case/case-state';
import { isRouted } from '@countersign/domain/process/registry';
import { reviewOptions } from '@countersign/domain/process/review-options';
import type { EffectOutcome } from '../case/effect.ts';
import { activePolicy, policyVersionOf } from '../policy/active-policy.ts';
import { routeOf } from '../policy/route-of.ts';
import { openTask } from '../task/open-task.ts';
import { dueOf } from './due-of.ts';
import type { ReviewedInput, ReviewedProcess, RuleDecision } from './reviewed-effects.ts';

/** The route that the policy would have given is kept for the record of its version; the rule stands before it. */
function ruledBy(routed: Approval, rule: RuleDecision): Approval {
  const { ruleName, outcome, reason, releaseAfter } = rule;
  return { ...routed, ruleName, releaseAfter, byRule: { outcome, reason }, steps: [] };
}

type Applied = Extract<EffectOutcome<ReviewedCase>, { kind: 'applied' }>;

/**
 * Asks the policy, and opens its first step or leaves the case to the rule. A case keeps the version it was first routed
 * by. `resumed` are the timers of a clock that stood still: the next step goes on with what they had left.
 */
export async function followRoute(
  input: ReviewedInput,
  process: ReviewedProcess,
  resumed: readonly Timer[] | null,
): Promise<Applied> {
  const { tx, ctx, row, state, clock, at } = input;
  if (!isRouted(row.process)) throw new Error(`no policy routes a ${row.process}`);
  const version = state.approval
    ? await policyVersionOf(tx, { tenantId: ctx.tenantId, versionId: state.approval.policyVersionId })
    : await activePolicy(tx, { tenantId: ctx.tenantId, programId: row.programId, process: row.process });
  const routed = routeOf(input, version, await process.facts(input));
  const ruled = (await process.before?.(input)) ?? null;
  const approval = ruled === null ? routed : ruledBy(routed, ruled);
  const resolved = {
    kind: 'route_resolved',
    visibility: 'internal',
    facts: { rule: approval.ruleName },
  } as const;
  if (approval.releaseAfter !== null) {
    if (!reviewOptions[row.process].allowsRules)
      throw new Error(`policy version ${version.id} lets a ${row.process} go without a person`);
    const releaseAt = clock.dueAt(at, approval.releaseAfter);
    await process.onWaiting?.(input, { dueAt: releaseAt });
    const timers: Timer[] = [{ kind: 'release', at: releaseAt, clock: clock.clockOf(approval.releaseAfter) }];
    return {
      kind: 'applied',
      resolution: { status: 'submitted', approval, task: null, timers, paused: [] },
      timeline: [resolved],
    };
  }
  const [step] = approval.steps;
  if (!step) throw new Error(`policy version ${version.id} lets a ${row.process} go without a person`);
  const opened = await openTask(
    { ...input, state: { ...state, approval } },
    {
      kind: 'review',
      step,
      stepIndex: 0,
      ...(resumed && resumed.length > 0 ? { timers: resumed } : {}),
    },
  );
  await process.onWaiting?.(input, { dueAt: dueOf(opened.timers) });
  return {
    kind: 'applied',
    resolution: { approval, task: opened.task, timers: opened.timers, ...(resumed === null ? {} : { paused: [] }) },
    timeline: [resolved, ...opened.timeline],
    isBlocked: opened.isBlocked,
  };
}

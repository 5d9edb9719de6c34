import type { Approval, CaseState, StepSnapshot } from '@countersign/domain/case/case-state';
import type { Facts, ResolvedRoute, RouteStep } from '@countersign/domain/policy/policy';
import { resolveRoute } from '@countersign/policy/route';
import type { EffectInput } from '../case/effect.ts';
import type { ActivePolicy } from './active-policy.ts';

/** What a policy's version says about one case, as the case keeps it. An error sends it to the administrators. */
export function routeOf({ ctx, row }: EffectInput<CaseState>, version: ActivePolicy, facts: Facts): Approval {
  const route = resolveRoute(version, facts);
  if (route.errors.length > 0)
    ctx.log.error(
      { caseId: row.id, errors: route.errors },
      'a policy could not be evaluated; the case goes to the administrators',
    );
  return {
    policyVersionId: version.id,
    engine: route.engine,
    ruleName: route.ruleName ?? 'policy error',
    ...ruleOf(route.result),
    steps: route.result.kind === 'route' ? route.result.steps.map(snapshotOf) : [],
    stepIndex: 0,
    approvals: [],
  };
}

function ruleOf(result: ResolvedRoute['result']): Pick<Approval, 'releaseAfter' | 'byRule'> {
  if (result.kind !== 'auto') return { releaseAfter: null };
  const { auto } = result;
  // Approval is what a rule without further words gives, and histories of old cases hold nothing else.
  if (auto.outcome === 'approve') return { releaseAfter: auto.releaseAfter };
  return { releaseAfter: auto.releaseAfter, byRule: { outcome: 'reject', reason: auto.reason } };
}

function snapshotOf(step: RouteStep): StepSnapshot {
  return {
    name: step.name,
    candidates: step.candidates,
    otherwise: step.otherwise ?? [],
    required: step.required,
    distinctFrom: step.distinctFrom,
    dueIn: step.dueIn,
    remindBefore: step.remindBefore ?? null,
    escalations: step.escalations ?? [],
    onBreach: step.onBreach,
  };
}

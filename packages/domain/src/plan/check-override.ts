import { accepted, type Result, refused } from '../result/result.ts';
import type { PlanDocument, RuleParams } from './document.ts';
import type { PlanProblem } from './plan-problem.ts';
import { isFields } from './read-fields.internal.ts';
import { checkParams } from './rules/check-params.ts';
import { ruleKindNamed } from './rules/registry.ts';

/**
 * Reads what one enrollment has instead of a rule's own parameters. Those not named stay; the result must be a rule that
 * the plan itself could have, for every tier. Paths are such as `params.percent`.
 */
export function checkOverride(
  plan: PlanDocument,
  override: { readonly rule: string; readonly params: unknown },
): Result<RuleParams, { readonly code: 'override_unusable'; readonly problems: readonly PlanProblem[] }> {
  const problems: PlanProblem[] = [];
  const report = (path: string, code: PlanProblem['code']) => void problems.push({ path, code });
  const { params } = override;
  const rule = plan.rules.find((each) => each.name === override.rule);
  const kind = ruleKindNamed(rule?.kind);
  if (rule === undefined || kind === undefined) report('rule', 'rule_unknown');
  else if (!isFields(params)) report('params', 'not_an_object');
  else if (Object.keys(params).length === 0) report('params', 'missing');
  else {
    const byTier = [{}, ...(rule.tiers ?? []).map((tier) => tier.params)];
    for (const tierParams of byTier) {
      if (problems.length > 0) break;
      const value = { ...rule.params, ...tierParams, ...params };
      checkParams(kind, { value, path: 'params', report }, { currency: plan.currency });
    }
  }
  return problems.length > 0 || !isFields(params) ? refused({ code: 'override_unusable', problems }) : accepted(params);
}

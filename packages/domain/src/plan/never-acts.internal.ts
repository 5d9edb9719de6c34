import type { PlanRule, RuleConditions } from './document.ts';
import type { ReportProblem } from './plan-problem.ts';

/** A rule whose every event an earlier rule of its leg takes first. */
export function findRulesThatNeverAct(rules: readonly PlanRule[], report: ReportProblem): void {
  rules.forEach((rule, index) => {
    const earlier = rules.slice(0, index).filter((other) => other.leg === rule.leg);
    const isTaken = rule.when.kinds.every((kind) =>
      earlier.some((other) => other.when.kinds.includes(kind) && takesAll(other.when, rule.when)),
    );
    if (isTaken) report(`rules[${index}].when`, 'never_acts');
  });
}

function takesAll(wide: RuleConditions, narrow: RuleConditions): boolean {
  const { purchase = 'any' } = wide;
  if (purchase !== 'any' && purchase !== narrow.purchase) return false;
  return (['products', 'countries', 'tiers', 'groups'] as const).every((field) => {
    const admits = wide[field];
    return admits === undefined || (narrow[field]?.every((value) => admits.includes(value)) ?? false);
  });
}

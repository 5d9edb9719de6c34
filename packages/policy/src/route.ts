import type {
  Facts,
  PolicyDocument,
  PolicyEvaluationError,
  PolicyRule,
  ResolvedRoute,
  RouteStep,
} from '@countersign/domain/policy/policy';
import { policyEngine } from './condition.ts';
import { evaluateCondition } from './evaluate.ts';
import { factSchemas, readFacts } from './facts.ts';

export type PolicyVersion = { readonly id: string; readonly document: PolicyDocument };

/** Where a case goes whose policy cannot be evaluated: to people who can mend the policy, never on by itself. */
const administratorsStep: RouteStep = {
  name: 'administrators',
  candidates: [{ kind: 'role', role: 'administrator' }],
  required: 1,
  distinctFrom: 'all',
  dueIn: '2BD',
  onBreach: 'wait',
};

type Values = ReturnType<typeof readFacts>['values'];

/**
 * What a policy version says about a case's facts: the first rule whose condition holds. A fact that is missing or of
 * another type, or a condition that fails, ends the search: the route is then the administrators' and `errors` says
 * why. A step whose `skipWhen` fails, or holds for every step of the route, is kept.
 */
export function resolveRoute(version: PolicyVersion, facts: Facts): ResolvedRoute {
  const { process, rules } = version.document;
  const { values, problems } = readFacts(factSchemas[process], facts);
  const kept = { policyVersionId: version.id, engine: policyEngine, facts } as const;
  const blocked = (trace: ResolvedRoute['trace'], errors: readonly PolicyEvaluationError[]): ResolvedRoute => ({
    ...kept,
    ruleName: null,
    result: { kind: 'route', steps: [administratorsStep] },
    trace,
    skippedSteps: [],
    errors,
  });
  if (problems.length > 0) {
    return blocked(
      [],
      problems.map(({ name, code }) => ({ path: `facts.${name}`, code, detail: '' })),
    );
  }
  const trace: ResolvedRoute['trace'][number][] = [];
  for (const [index, rule] of rules.entries()) {
    const evaluation =
      rule.when === undefined ? ({ ok: true, holds: true } as const) : evaluateCondition(process, rule.when, values);
    if (!evaluation.ok) {
      const { code, detail } = evaluation;
      trace.push({ ruleName: rule.name, matched: false, error: detail });
      return blocked(trace, [{ path: `rules[${index}].when`, code, detail }]);
    }
    trace.push({ ruleName: rule.name, matched: evaluation.holds, error: null });
    if (evaluation.holds)
      return { ...kept, ruleName: rule.name, trace, ...outcomeOf(version.document, index, rule, values) };
  }
  return blocked(trace, [{ path: 'rules', code: 'condition_failed', detail: 'No rule applies.' }]);
}

function outcomeOf(
  document: PolicyDocument,
  index: number,
  rule: PolicyRule,
  values: Values,
): Pick<ResolvedRoute, 'result' | 'skippedSteps' | 'errors'> {
  if ('auto' in rule.then) return { result: { kind: 'auto', auto: rule.then.auto }, skippedSteps: [], errors: [] };
  const errors: PolicyEvaluationError[] = [];
  const skipped = new Set<string>();
  for (const [stepIndex, step] of rule.then.steps.entries()) {
    if (step.skipWhen === undefined) continue;
    const evaluation = evaluateCondition(document.process, step.skipWhen, values);
    if (!evaluation.ok) {
      const path = `rules[${index}].then.steps[${stepIndex}].skipWhen`;
      errors.push({ path, code: evaluation.code, detail: evaluation.detail });
    } else if (evaluation.holds) skipped.add(step.name);
  }
  const left = rule.then.steps.filter((step) => !skipped.has(step.name));
  // A route without a step would approve by nobody's decision.
  if (left.length === 0) return { result: { kind: 'route', steps: rule.then.steps }, skippedSteps: [], errors };
  return { result: { kind: 'route', steps: left }, skippedSteps: [...skipped], errors };
}

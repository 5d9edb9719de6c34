import { checkPolicyDocument, type PolicyProblem } from '@countersign/domain/policy/check-policy-document';
import type { PolicyDocument } from '@countersign/domain/policy/policy';
import { accepted, type Result, refused } from '@countersign/domain/result/result';
import { type ConditionRefusal, readCondition } from './condition.ts';

export type ConditionProblem = {
  readonly path: string;
  readonly code: ConditionRefusal['code'];
  readonly detail: string;
};

export type PolicyRefusal = {
  readonly code: 'policy_unusable';
  readonly problems: readonly (PolicyProblem | ConditionProblem)[];
};

/** Reads a whole policy from outside, its shape and its conditions. Refused with every problem and its place. */
export function checkPolicy(document: unknown): Result<PolicyDocument, PolicyRefusal> {
  const checked = checkPolicyDocument(document);
  if (!checked.ok) return checked;
  const policy = checked.value;
  const problems = conditionsOf(policy).flatMap(({ path, source }): ConditionProblem[] => {
    const condition = readCondition(policy.process, source);
    return 'code' in condition ? [{ path, code: condition.code, detail: condition.detail }] : [];
  });
  return problems.length === 0 ? accepted(policy) : refused({ code: 'policy_unusable', problems });
}

function conditionsOf(policy: PolicyDocument): readonly { readonly path: string; readonly source: string }[] {
  return policy.rules.flatMap((rule, index) => {
    const path = `rules[${index}]`;
    const when = rule.when === undefined ? [] : [{ path: `${path}.when`, source: rule.when }];
    const steps = 'steps' in rule.then ? rule.then.steps : [];
    const skips = steps.flatMap((step, stepIndex) =>
      step.skipWhen === undefined ? [] : [{ path: `${path}.then.steps[${stepIndex}].skipWhen`, source: step.skipWhen }],
    );
    return [...when, ...skips];
  });
}

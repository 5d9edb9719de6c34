import { describe, expect, it } from 'vitest';
import { checkPolicyDocument } from './check-policy-document.ts';
import { defaultDealRegistrationPolicy } from './default-deal-registration.ts';

const step = {
  name: 'manager',
  candidates: [{ kind: 'role', role: 'partner_manager' }],
  required: 1,
  distinctFrom: 'all',
  dueIn: '2BD',
  onBreach: 'wait',
};
const policyWith = (change: object) => ({
  process: 'deal-registration',
  rules: [{ name: 'all', then: { steps: [{ ...step, ...change }] } }],
});

describe('policy document', () => {
  it('takes the one a program starts with', () => {
    expect(checkPolicyDocument(defaultDealRegistrationPolicy).ok).toBe(true);
    expect(checkPolicyDocument(JSON.parse(JSON.stringify(defaultDealRegistrationPolicy))).ok).toBe(true);
  });

  it.each([
    ['rules[0].then.steps[0].dueIn', 'duration_wrong', { dueIn: 'two days' }],
    ['rules[0].then.steps[0].dueIn', 'duration_wrong', { dueIn: 'P1M' }],
    ['rules[0].then.steps[0].remindBefore', 'duration_wrong', { remindBefore: 1 }],
    ['rules[0].then.steps[0].candidates', 'candidates_missing', { candidates: [] }],
    ['rules[0].then.steps[0].candidates[0]', 'candidate_unknown', { candidates: [{ kind: 'role', role: 'king' }] }],
    [
      'rules[0].then.steps[0].candidates[0]',
      'candidate_unknown',
      { candidates: [{ kind: 'member', memberId: 'x y' }] },
    ],
    ['rules[0].then.steps[0].otherwise', 'candidates_missing', { otherwise: [] }],
    ['rules[0].then.steps[0].required', 'required_wrong', { required: 0 }],
    ['rules[0].then.steps[0].required', 'required_wrong', { required: 1.5 }],
    [
      'rules[0].then.steps[0].required',
      'more_required_than_named',
      { required: 2, candidates: [{ kind: 'relation', relation: 'partner.manager' }] },
    ],
    ['rules[0].then.steps[0].distinctFrom', 'distinct_from_unknown_step', { distinctFrom: ['manager'] }],
    ['rules[0].then.steps[0].onBreach', 'breach_action_unknown', { onBreach: 'shout' }],
    ['rules[0].then.steps[0].skipWhen', 'condition_missing', { skipWhen: '  ' }],
    ['rules[0].then.steps[0].skipWhen', 'condition_too_long', { skipWhen: 'x'.repeat(601) }],
    ['rules[0].then.steps[0].name', 'name_missing', { name: '' }],
    ['rules[0].then.steps[0].candiates', 'unknown_field', { candiates: [] }],
    [
      'rules[0].then.steps[0].escalations[1].atPercent',
      'percent_wrong',
      { escalations: [100, 100].map((atPercent) => ({ atPercent, to: step.candidates })) },
    ],
  ])('names %s as %s', (path, code, change) => {
    expect(checkPolicyDocument(policyWith(change))).toEqual({
      ok: false,
      refusal: { code: 'policy_unusable', problems: [{ path, code }] },
    });
  });

  it.each([
    ['the rules', 'rules', 'rules_missing', { process: 'deal-registration', rules: [] }],
    ['the process', 'process', 'process_unknown', { ...policyWith({}), process: 'coffee' }],
    [
      'a rule before the last without a condition',
      'rules[0].when',
      'condition_missing',
      {
        process: 'deal-registration',
        rules: [
          { name: 'a', then: { steps: [step] } },
          { name: 'b', then: { steps: [step] } },
        ],
      },
    ],
    [
      'a last rule that might not apply',
      'rules[0].when',
      'condition_on_last_rule',
      { process: 'deal-registration', rules: [{ name: 'a', when: 'true', then: { steps: [step] } }] },
    ],
    [
      'two outcomes at once',
      'rules[0].then',
      'outcome_missing',
      {
        process: 'deal-registration',
        rules: [{ name: 'a', then: { steps: [step], auto: { outcome: 'approve', releaseAfter: '4BH' } } }],
      },
    ],
    [
      'a rejection by rule',
      'rules[0].then.auto.outcome',
      'outcome_missing',
      {
        process: 'deal-registration',
        rules: [{ name: 'a', then: { auto: { outcome: 'reject', releaseAfter: '4BH' } } }],
      },
    ],
    [
      'two steps of one name',
      'rules[0].then.steps[1].name',
      'name_taken',
      { process: 'deal-registration', rules: [{ name: 'a', then: { steps: [step, step] } }] },
    ],
  ])('refuses %s', (_label, path, code, document) => {
    expect(checkPolicyDocument(document)).toMatchObject({ ok: false, refusal: { problems: [{ path, code }] } });
  });

  it('takes a rejection by rule only where the process does', () => {
    const document = (process: string, auto: object) => ({ process, rules: [{ name: 'a', then: { auto } }] });
    const auto = { outcome: 'reject', reason: 'not_eligible', releaseAfter: '4BH' };
    expect(checkPolicyDocument(document('period-close', auto)).ok).toBe(false);
  });

  it.each([null, undefined, 'policy', [], 7])('refuses %j without a throw', (document) => {
    expect(checkPolicyDocument(document).ok).toBe(false);
  });
});

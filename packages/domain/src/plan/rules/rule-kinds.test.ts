import { describe, expect, it } from 'vitest';
import { eventKinds, reversalKinds } from '../../event/event.ts';
import { formatMoney } from '../../money/money.ts';
import { rateEvent } from '../../rating/rate-event.ts';
import { emptyHistory, recordingRecorder } from '../../rating/rating.ts';
import { inputOf, planOf, ruleOf } from '../../rating/testing/rating-fixtures.ts';
import { traceCodes } from '../../rating/trace-codes.ts';
import { checkPlan } from '../check-plan.ts';
import { ruleKinds } from './registry.ts';
import type { RuleExample, RuleKind } from './rule-kind.ts';

const kinds = eventKinds.filter((kind) => !reversalKinds.some((reversal) => reversal === kind));

function inputOfExample(kind: RuleKind, example: RuleExample) {
  const document = planOf([ruleOf({ kind: kind.name, params: example.params, when: { kinds } })], example.plan);
  const { customer, history, earlierBasis, earlierPaidMinor } = example;
  const sum = { paidMinor: earlierPaidMinor ?? 0n, basis: earlierBasis ?? '0' };
  return inputOf(document, example.event, {
    history: {
      ...emptyHistory,
      customer: { ...emptyHistory.customer, ...customer },
      rules: {
        [kind.name]: {
          customer: { lines: 0, firstAt: undefined, paidMinor: 0n, ...history },
          enrollment: { daily: sum, weekly: sum, monthly: sum, never: sum },
          program: {},
        },
      },
    },
  });
}

describe.each(ruleKinds.map((kind): [string, RuleKind] => [kind.name, kind]))('%s', (_, kind) => {
  it.each(kind.examples.map((example) => [example.label, example] as const))('%s', (_label, example) => {
    const input = inputOfExample(kind, example);
    expect(checkPlan(input.terms.document)).toMatchObject({ ok: true });
    const recorder = recordingRecorder();
    const [line] = rateEvent(input, recorder);
    expect(line && formatMoney(line).amount).toBe(example.gives);
    for (const step of recorder.steps) expect(traceCodes).toContain(step.code);
  });

  it('explains itself by at least one example that earns, and has words of its own alone', () => {
    expect(kind.examples.some((example) => example.gives !== undefined)).toBe(true);
    for (const step of kind.steps) expect(step).toMatch(new RegExp(`^${kind.name}`));
  });

  it('refuses a parameter it does not know, and each that is missing', () => {
    const [example] = kind.examples;
    if (!example) throw new Error('no example');
    const problemsOf = (params: object) => {
      const checked = checkPlan(planOf([ruleOf({ kind: kind.name, params: { ...params }, when: { kinds } })]));
      return checked.ok ? [] : checked.refusal.problems;
    };
    expect(problemsOf({ ...example.params, suprise: 1 })).toEqual([
      { path: 'rules[0].params.suprise', code: 'unknown_field' },
    ]);
    for (const field of kind.fields) {
      if (field.isOptional || field.onlyWith) continue;
      const { [field.name]: _taken, ...rest } = example.params;
      expect(problemsOf(rest)).toContainEqual({ path: `rules[0].params.${field.name}`, code: 'missing' });
    }
  });
});

it('no two kinds share a name or the code of a step', () => {
  const names = ruleKinds.map((kind) => kind.name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(traceCodes).size).toBe(traceCodes.length);
});

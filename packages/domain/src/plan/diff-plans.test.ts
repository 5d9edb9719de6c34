import { describe, expect, it } from 'vitest';
import { diffPlans } from './diff-plans.ts';
import type { PlanDocument, PlanRule } from './document.ts';

const rule: PlanRule = {
  name: 'standard',
  leg: 'sale',
  kind: 'percentage',
  when: { kinds: ['order'] },
  params: { percent: '20' },
};
const plan: PlanDocument = {
  currency: 'EUR',
  rounding: 'half_up',
  roundAt: 'line',
  base: 'net_of_tax',
  boundary: 'inclusive',
  refundMode: 'proportional',
  fxAt: 'event',
  dayCount: 'elapsed_24h',
  monthEnd: 'clamp',
  holdDays: 30,
  rules: [rule],
};

describe('diffPlans', () => {
  it('finds nothing between a plan and its copy', () => {
    expect(diffPlans(plan, structuredClone(plan))).toEqual([]);
  });

  it('names what changed by the name of its rule, wherever the rule stands', () => {
    const first = { ...rule, name: 'first' };
    const after = { ...plan, holdDays: 14, rules: [first, { ...rule, params: { percent: '25' } }] };
    expect(diffPlans(plan, after)).toEqual([
      { path: 'holdDays', before: 30, after: 14 },
      { path: 'rules.first', before: undefined, after: first },
      { path: 'rules.standard.params.percent', before: '20', after: '25' },
    ]);
  });

  it('says what is gone', () => {
    const before = { ...plan, budget: { amount: '1000.00', reset: 'monthly' as const } };
    expect(diffPlans(before, plan)).toEqual([{ path: 'budget', before: before.budget, after: undefined }]);
  });

  it('compares lists of values by position', () => {
    const after = { ...plan, rules: [{ ...rule, when: { kinds: ['order' as const, 'renewal' as const] } }] };
    expect(diffPlans(plan, after)).toEqual([
      { path: 'rules.standard.when.kinds.1', before: undefined, after: 'renewal' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { compareTerms, ladderOf } from './compare-terms.ts';
import { checkTierChange, directionOf } from './tier-change.ts';

const ladder = ['Silver', 'Gold'];

describe('a change of tier', () => {
  it.each([
    ['Silver', 'Gold', 'up'],
    ['Gold', 'Silver', 'down'],
    [null, 'Silver', 'up'],
    ['Gold', null, 'down'],
    ['Gold', 'Unheard', 'other'],
  ] as const)('from %s to %s goes %s', (from, to, direction) => {
    expect(directionOf(ladder, from, to)).toBe(direction);
  });

  it.each([
    ['Gold', '2026-05-10', null, null],
    ['Silver', '2026-05-10', null, 'same_tier'],
    ['Gold', '2026-05-09', null, 'starts_in_past'],
    ['Gold', '2026-05-10', '2026-05-10', null],
    ['Gold', '2026-05-10', '2026-05-09', 'ends_before_start'],
  ] as const)('to %s from %s to %s on 10 May: %s', (to, effectiveOn, endsOn, refusal) => {
    expect(checkTierChange({ from: 'Silver', to, today: '2026-05-10', effectiveOn, endsOn })).toBe(refusal);
  });
});

describe('what another tier changes', () => {
  const document = {
    tierUplifts: [
      { tier: 'Gold', percent: '10' },
      { tier: 'Silver', percent: '5' },
    ],
    rules: [
      {
        name: 'sale',
        leg: 'sale',
        kind: 'percentage',
        when: { kinds: ['order'] as const },
        params: { percent: '20' },
        tiers: [{ tier: 'Gold', params: { percent: '25' } }],
      },
      {
        name: 'bonus',
        leg: 'bonus',
        kind: 'flat',
        when: { kinds: ['order'] as const, tiers: ['Gold'] },
        params: { amount: '5' },
      },
    ],
  };
  const plan = { planId: 'pln', planName: 'Standard', document };

  it('is what comes on top, parameters, and rules that open', () => {
    const terms = compareTerms(plan, 'Silver', 'Gold').map(({ kind, name, before, after }) => [
      kind,
      name,
      before,
      after,
    ]);
    expect(terms).toEqual([
      ['uplift', 'uplift', '5', '10'],
      ['parameter', 'percent', '20', '25'],
      ['open', 'bonus', 'no', 'yes'],
      ['parameter', 'amount', null, '5'],
    ]);
  });

  it('is nothing between the same', () => {
    expect(compareTerms(plan, 'Gold', 'Gold')).toEqual([]);
  });

  it('has its ladder by what comes on top', () => {
    expect(ladderOf([document])).toEqual(['Silver', 'Gold']);
  });
});

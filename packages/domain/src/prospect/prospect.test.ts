import { describe, expect, it } from 'vitest';
import { isTooSoon } from '../application/reapply.ts';
import { riskOf } from '../application/risk.ts';
import { fitScore } from './fit-score.ts';
import { mayMove } from './prospect.ts';

const criteria = [
  { key: 'audience', name: 'Audience', weight: 3 },
  { key: 'content', name: 'Content', weight: 1 },
];

describe('the fit of a prospect', () => {
  it.each([
    ['(3 x 5 + 1 x 5) / (5 x 4)', { audience: 5, content: 5 }, 100],
    ['(3 x 4 + 1 x 0) / (5 x 4)', { audience: 4, content: 0 }, 60],
    ['what nobody judged counts neither way: 3 x 4 / (5 x 3)', { audience: 4 }, 80],
    ['nothing judged', {}, null],
  ] as const)('%s', (_sum, levels, score) => {
    expect(fitScore(criteria, levels).score).toBe(score);
  });

  it('says what each criterion gives', () => {
    expect(fitScore(criteria, { audience: 4, content: 2 }).parts.map(({ points }) => points)).toEqual([60, 10]);
  });
});

describe('a prospect', () => {
  it('is moved by people only aside and back', () => {
    expect(mayMove('identified', 'dismissed')).toBe(true);
    expect(mayMove('expired', 'identified')).toBe(true);
    expect(mayMove('identified', 'applied')).toBe(false);
    expect(mayMove('joined', 'dismissed')).toBe(false);
  });
});

describe('applying again', () => {
  const day = 86_400_000;
  it.each([
    ['at once', 'now', 0, false],
    ['after 29 of 30 days', 'after_30_days', 29, true],
    ['after 30 days', 'after_30_days', 30, false],
    ['never, after years', 'never', 3_000, true],
  ] as const)('%s', (_says, rule, days, tooSoon) => {
    expect(isTooSoon(rule, [0], days * day)).toBe(tooSoon);
  });
});

describe('the risk of an application', () => {
  it.each([
    [[], 0, 'low'],
    [['free_mail'], 20, 'low'],
    [['free_mail', 'no_website'], 35, 'medium'],
    [['free_mail', 'known_partner'], 60, 'high'],
    [['known_partner', 'earlier_rejection', 'open_duplicate'], 100, 'high'],
  ] as const)('%j is %i, %s', (factors, score, level) => {
    expect(riskOf(factors)).toMatchObject({ score, level });
  });
});

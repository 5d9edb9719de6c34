import { describe, expect, it } from 'vitest';
import { civilDate } from '../time/civil-date.ts';
import { checksOf, depthOf, reviewDueOn } from './depth.ts';
import { partnerStateOf, vettingStatuses } from './vetting.ts';

describe('how deep a partner is looked at', () => {
  it.each([
    ['a referrer lightly', 'referral', 'DE', 'light'],
    ['a referrer of a monitored country more', 'referral', 'VG', 'standard'],
    ['a referrer of a high-risk country fully', 'referral', 'IR', 'full'],
    ['a reseller to the standard', 'reseller', 'DE', 'standard'],
    ['an introducing broker fully', 'introducing_broker', 'DE', 'full'],
  ] as const)('%s', (_label, type, country, depth) => {
    expect(depthOf(type, country)).toBe(depth);
  });

  it('asks no person who owns them', () => {
    expect(checksOf('full', 'person')).not.toContain('owners');
    expect(checksOf('full', 'company')).toContain('owners');
  });

  it.each([
    ['light after three years', 'light', 'low', '2026-03-31', '2029-03-31'],
    ['standard after two', 'standard', 'medium', '2026-03-31', '2028-03-31'],
    ['full after one', 'full', 'low', '2026-03-31', '2027-03-31'],
    ['high risk after one', 'light', 'high', '2026-03-31', '2027-03-31'],
    ['a leap day on the last day of February', 'full', 'low', '2028-02-29', '2029-02-28'],
  ] as const)('%s', (_label, depth, level, from, due) => {
    expect(reviewDueOn(civilDate(from), depth, level)).toBe(due);
  });
});

it('a partner cannot tell a rejection from a review', () => {
  expect(Object.fromEntries(vettingStatuses.map((status) => [status, partnerStateOf(status)]))).toEqual({
    awaiting_partner: 'needs_you',
    checking: 'in_review',
    in_review: 'in_review',
    cleared: 'complete',
    rejected: 'in_review',
    withdrawn: 'in_review',
  });
});

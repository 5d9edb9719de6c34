import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../time/civil-date.ts';
import { defaultHeldByKind, holdableOf, noticeDue, watchKinds } from './watch.ts';

const today = civilDate('2026-04-02');

describe('a notice', () => {
  it.each([
    [91, null],
    [90, 90],
    [61, 90],
    [60, 60],
    [59, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [0, 7],
    [-1, 0],
    [-400, 0],
  ])('with %i days left is that of %s', (left, due) => {
    expect(noticeDue(addDays(today, left), today)).toBe(due);
  });

  it('is due across the end of a year and a leap day', () => {
    expect(noticeDue(civilDate('2028-03-01'), civilDate('2027-12-02'))).toBe(90);
    expect(noticeDue(civilDate('2028-03-01'), civilDate('2028-02-23'))).toBe(7);
  });
});

describe('what waits', () => {
  it.each(watchKinds)('by itself for %s is among what may be chosen, and links are not', (kind) => {
    expect(holdableOf(kind)).toEqual(expect.arrayContaining([...defaultHeldByKind[kind]]));
    expect(defaultHeldByKind[kind]).not.toContain('links');
  });

  it('for a review or a condition never is a link', () => {
    expect([...holdableOf('vetting_review'), ...holdableOf('condition')]).not.toContain('links');
    expect(holdableOf('licence')).toContain('links');
  });
});

import { describe, expect, it } from 'vitest';
import { civilDate } from '../time/civil-date.ts';
import { heldArea } from './area.ts';
import { answerDueOn, monthsAfter } from './data-request.ts';
import { isAllowedTime, retentionKinds, retentionTimes } from './retention.ts';

describe('by when a person has an answer', () => {
  it.each([
    ['2026-04-02', 1, '2026-05-02', 'the same day of the next month'],
    ['2026-01-31', 1, '2026-02-28', '31 January and a month: the last of February'],
    ['2028-01-30', 1, '2028-02-29', 'in a leap year the 29th'],
    ['2026-12-15', 1, '2027-01-15', 'over the end of a year'],
    ['2026-11-30', 3, '2027-02-28', 'three months over the end of a year'],
  ])('%s and %i months is %s (%s)', (day, months, due) => {
    expect(monthsAfter(civilDate(day), months)).toBe(due);
  });

  it('extended, two months more', () => {
    expect([answerDueOn(civilDate('2026-04-02'), false), answerDueOn(civilDate('2026-04-02'), true)]).toEqual([
      '2026-05-02',
      '2026-07-02',
    ]);
  });
});

describe('what is held', () => {
  it('is erased but for what a named basis keeps', () => {
    expect(heldArea('mail', 5)).toEqual({ area: 'mail', held: 5, erased: 5, kept: [] });
    const kept = heldArea('screening', 3, [
      { basis: 'sanctions', until: 1, count: 2 },
      { basis: 'accounting', until: 1, count: 0 },
    ]);
    expect(kept).toMatchObject({
      held: 3,
      erased: 1,
      kept: [{ basis: 'sanctions', count: 2, law: expect.stringContaining('501.601') }],
    });
  });

  it('more kept than held erases nothing', () => {
    expect(heldArea('audit', 1, [{ basis: 'accountability', until: null, count: 4 }]).erased).toBe(0);
  });
});

describe('how long things are kept', () => {
  it.each(retentionKinds)('the time of %s is one that may be chosen', (kind) => {
    const { days, daysMin, daysMax } = retentionTimes[kind];
    expect([days, daysMin, daysMax].map((value) => isAllowedTime(kind, value))).toEqual([true, true, true]);
    expect([daysMin - 1, daysMax + 1, days + 0.5].map((value) => isAllowedTime(kind, value))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

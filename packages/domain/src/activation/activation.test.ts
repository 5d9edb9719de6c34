import { describe, expect, it } from 'vitest';
import { activationStateOf, daysTo, type ReachedAt } from './activation.ts';

const nothing: ReachedAt = {
  first_link: null,
  first_click: null,
  first_deal: null,
  first_customer: null,
  first_earning: null,
  first_payout: null,
};
const day = 86_400_000;

describe('a partner that joined', () => {
  it.each([
    ['nothing on day 90', nothing, 90, 'under_way'],
    ['nothing a moment later', nothing, 90.00001, 'overdue'],
    ['a link and a click alone', { ...nothing, first_link: 1, first_click: 2 }, 100, 'overdue'],
    ['a deal', { ...nothing, first_deal: 1 }, 100, 'active'],
    ['a customer', { ...nothing, first_customer: 1 }, 1, 'active'],
    ['something earned', { ...nothing, first_earning: 1 }, 1, 'active'],
  ] as const)('with %s is %s', (_label, reachedAt, days, state) => {
    expect(activationStateOf({ joinedAt: 0, reachedAt, now: days * day })).toBe(state);
  });

  it.each([
    [null, null],
    [-day, 0],
    [day - 1, 0],
    [3 * day, 3],
  ])('came to something at %s after %s days', (at, days) => {
    expect(daysTo(0, at)).toBe(days);
  });
});

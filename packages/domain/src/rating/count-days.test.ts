import { describe, expect, it } from 'vitest';
import { civilDate } from '../time/civil-date.ts';
import { parseInstant } from '../time/instant.ts';
import { instantAfterDays, isWithinDays, utcCalendar } from './count-days.ts';
import { monthsBetween } from './months-between.ts';

const at = (text: string) => parseInstant(text) ?? Number.NaN;
const friday = at('2026-04-03T15:00:00Z');

describe('a hold', () => {
  it.each([
    ['no day', 'calendar_zone', 0, '2026-04-03T15:00:00Z'],
    ['3 x 24 hours', 'elapsed_24h', 3, '2026-04-06T15:00:00Z'],
    ['3 whole days after Friday end with Monday', 'calendar_zone', 3, '2026-04-07T00:00:00Z'],
    ['3 business days after Friday end with Wednesday', 'business', 3, '2026-04-09T00:00:00Z'],
  ] as const)('%s', (_, dayCount, days, until) => {
    expect(instantAfterDays(friday, days, { dayCount, calendar: utcCalendar })).toBe(at(until));
  });
});

describe('a window of 3 days from Friday 15:00', () => {
  it.each([
    ['elapsed_24h', 'inclusive', '2026-04-06T15:00:00Z', true],
    ['elapsed_24h', 'inclusive', '2026-04-06T15:00:00.001Z', false],
    ['elapsed_24h', 'exclusive', '2026-04-06T15:00:00Z', false],
    ['elapsed_24h', 'exclusive', '2026-04-06T14:59:59.999Z', true],
    ['calendar_zone', 'inclusive', '2026-04-06T23:59:59Z', true],
    ['calendar_zone', 'inclusive', '2026-04-07T00:00:00Z', false],
    ['calendar_zone', 'exclusive', '2026-04-06T00:00:00Z', false],
    ['business', 'inclusive', '2026-04-08T23:59:59Z', true],
    ['business', 'inclusive', '2026-04-09T00:00:00Z', false],
    ['business', 'exclusive', '2026-04-08T00:00:00Z', false],
  ] as const)('%s, %s: %s is within: %s', (dayCount, boundary, until, expected) => {
    const rule = { dayCount, calendar: utcCalendar };
    expect(isWithinDays({ from: friday, at: at(until), days: 3, boundary }, rule)).toBe(expected);
  });
});

describe('months between', () => {
  it.each([
    ['2026-01-31', '2026-02-28', 1, 0],
    ['2026-01-31', '2026-03-02', 1, 0],
    ['2026-01-31', '2026-03-03', 1, 1],
    ['2026-01-31', '2026-03-31', 2, 2],
    ['2026-01-31', '2026-04-30', 3, 2],
    ['2026-01-31', '2026-05-01', 3, 3],
    ['2024-02-29', '2025-02-28', 12, 11],
    ['2024-02-29', '2025-03-01', 12, 12],
    ['2025-04-02', '2026-04-01', 11, 11],
    ['2025-04-02', '2026-04-02', 12, 12],
    ['2026-04-02', '2026-04-02', 0, 0],
    ['2026-04-02', '2026-03-01', -1, -1],
  ])('%s and %s: %i by clamp, %i by overflow', (from, to, clamp, overflow) => {
    expect(monthsBetween(civilDate(from), civilDate(to), 'clamp')).toBe(clamp);
    expect(monthsBetween(civilDate(from), civilDate(to), 'overflow')).toBe(overflow);
  });
});

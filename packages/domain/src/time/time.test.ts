import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  civilDate,
  civilDateOfEpochDay,
  compareCivilDates,
  daysBetween,
  epochDayOf,
  parseCivilDate,
  weekdayOf,
} from './civil-date.ts';
import { parseCivilMonth } from './civil-month.ts';
import { parseDeadlineDuration } from './deadline-duration.ts';
import { formatInstant, parseInstant } from './instant.ts';

describe('instant', () => {
  it.each([
    ['2026-04-02T16:00:00Z', 1775145600000],
    ['2026-04-02T18:00:00+02:00', 1775145600000],
    ['2026-04-02T16:00:00.250Z', 1775145600250],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each(['2026-04-31T10:00:00Z', '2026-04-02', '2026-04-02T25:00:00Z', '2026-04-02T16:00:00', 'tomorrow', ''])(
    'does not take %j for a time',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253402300799999 }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });
});

describe('civil date', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-4-2',
    '26-04-02',
    '2026-04-02 ',
  ])('refuses %j', (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
  });

  it('knows leap days', () => {
    expect(parseCivilDate('2000-02-29')).toBe('2000-02-29');
    expect(parseCivilDate('1900-02-29')).toBeUndefined();
    expect(addDays(civilDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(civilDate('2026-04-13'), 90)).toBe('2026-07-12');
  });

  it("agrees with the runtime's calendar on every day of four centuries", () => {
    for (let day = -25_567; day < 120_000; day += 13) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      const date = civilDate(text);
      expect(epochDayOf(date)).toBe(day);
      expect(civilDateOfEpochDay(day)).toBe(text);
      expect(weekdayOf(date) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
    }
  });

  it('counts days and orders dates', () => {
    expect(daysBetween(civilDate('2026-04-02'), civilDate('2026-04-13'))).toBe(11);
    expect(compareCivilDates(civilDate('2026-04-02'), civilDate('2026-04-13'))).toBeLessThan(0);
  });
});

describe('civil month', () => {
  it('takes a year and a month alone', () => {
    expect(parseCivilMonth('2026-06')).toBe('2026-06');
    for (const text of ['2026-13', '2026-00', '2026-6', '2026-06-01', 'June'])
      expect(parseCivilMonth(text)).toBeUndefined();
  });
});

describe('deadline duration', () => {
  it.each([
    ['2BD', { kind: 'business_days', count: 2 }],
    ['4BH', { kind: 'business_hours', count: 4 }],
    ['P3D', { kind: 'elapsed', ms: 259_200_000 }],
    ['P1W', { kind: 'elapsed', ms: 604_800_000 }],
    ['PT1H30M', { kind: 'elapsed', ms: 5_400_000 }],
    ['PT0.5S', { kind: 'elapsed', ms: 500 }],
    ['P1DT1S', { kind: 'elapsed', ms: 86_401_000 }],
  ])('reads %s', (text, value) => {
    expect(parseDeadlineDuration(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['P1M', 'duration_without_fixed_length'],
    ['P1Y', 'duration_without_fixed_length'],
    ['P', 'duration_malformed'],
    ['PT', 'duration_malformed'],
    ['P1DT', 'duration_malformed'],
    ['-P1D', 'duration_malformed'],
    ['2bd', 'duration_malformed'],
    ['1.5BD', 'duration_malformed'],
    ['BD', 'duration_malformed'],
    ['', 'duration_malformed'],
    ['P99999D', 'duration_too_long'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseDeadlineDuration(text)).toEqual({ ok: false, refusal: { code } });
  });
});

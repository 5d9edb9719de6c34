import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addDeadline } from '@countersign/domain/calendar/business-time';
import { defaultCalendar, type HolidaySet } from '@countersign/domain/calendar/calendar-definition';
import { addDays, civilDate, weekdayOf } from '@countersign/domain/time/civil-date';
import { deadlineDuration } from '@countersign/domain/time/deadline-duration';
import { formatInstant, type Instant, parseInstant } from '@countersign/domain/time/instant';
import { describe, expect, it } from 'vitest';
import { businessHours, calendarVersion, isOpenDay } from './business-hours.ts';
import { endOfDay, startOfDay } from './end-of-day.ts';
import { holidaysOf } from './holidays.ts';
import { civilDateIn, instantAt, isTimeZone } from './zone.ts';

const shared = (path: string) => fileURLToPath(new URL(`../../../../../shared/data/${path}`, import.meta.url));
const closingDays = shared('holidays/closing-days.csv');
const ecbRates = shared('ecb-rates/eurofxref-hist.csv');

function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
}

function dueOf(from: string, duration: string, calendar = defaultCalendar): string {
  const due = addDeadline(businessHours(calendar, { from: at(from) }), at(from), deadlineDuration(duration));
  if (!due.ok) throw new Error(due.refusal.code);
  return formatInstant(due.value);
}

describe('deadlines in Berlin on TARGET days', () => {
  it('submitted on Thu 2026-04-02 at 16:00, due in 2BD: Wed 04-08 at 16:00, after Easter', () => {
    expect(dueOf('2026-04-02T16:00:00+02:00', '2BD')).toBe(formatInstant(at('2026-04-08T16:00:00+02:00')));
  });

  it('4BH over a night in which the clocks change are four hours of opening, not of the day', () => {
    expect(dueOf('2026-03-27T15:00:00+01:00', '4BH')).toBe(formatInstant(at('2026-03-30T11:00:00+02:00')));
    expect(dueOf('2026-10-23T15:00:00+02:00', '4BH')).toBe(formatInstant(at('2026-10-26T11:00:00+01:00')));
  });

  it('respects days the tenant closed, and other weekdays', () => {
    const closed = { ...defaultCalendar, extraClosed: [civilDate('2026-04-08')] };
    expect(dueOf('2026-04-02T16:00:00+02:00', '2BD', closed)).toBe(formatInstant(at('2026-04-09T16:00:00+02:00')));
    const gulf = { ...defaultCalendar, zone: 'Asia/Riyadh', holidaySet: 'none', weekdays: [7, 1, 2, 3, 4] } as const;
    expect(dueOf('2026-04-02T16:00:00+03:00', '1BD', gulf)).toBe(formatInstant(at('2026-04-05T16:00:00+03:00')));
  });

  it('open round the clock, a business day is 24 hours', () => {
    const always = {
      ...defaultCalendar,
      opensAt: '00:00',
      closesAt: '24:00',
      weekdays: [1, 2, 3, 4, 5, 6, 7] as const,
    };
    expect(dueOf('2026-05-04T16:00:00+02:00', '1BD', { ...always, holidaySet: 'none' })).toBe(
      formatInstant(at('2026-05-05T16:00:00+02:00')),
    );
  });

  it('another definition is another version, the same one is the same', () => {
    const closed = { ...defaultCalendar, extraClosed: [civilDate('2026-04-08')] };
    expect(calendarVersion(closed)).not.toBe(calendarVersion(defaultCalendar));
    expect(calendarVersion({ ...defaultCalendar, weekdays: [5, 4, 3, 2, 1] })).toBe(calendarVersion(defaultCalendar));
  });
});

describe('zones', () => {
  it('end of day follows the zone through the change of the clock', () => {
    expect(formatInstant(endOfDay('Europe/Berlin', civilDate('2026-07-12')))).toBe('2026-07-12T21:59:59.000Z');
    expect(formatInstant(endOfDay('Europe/Berlin', civilDate('2026-12-12')))).toBe('2026-12-12T22:59:59.000Z');
    expect(formatInstant(endOfDay('Asia/Kathmandu', civilDate('2026-07-12')))).toBe('2026-07-12T18:14:59.000Z');
  });

  it('a skipped time moves forward, a doubled one is its first', () => {
    const berlin = (date: string, hours: number) =>
      formatInstant(instantAt({ zone: 'Europe/Berlin', date: civilDate(date), seconds: hours * 3600 }));
    expect(berlin('2026-03-29', 2.5)).toBe('2026-03-29T01:30:00.000Z');
    expect(berlin('2026-10-25', 2.5)).toBe('2026-10-25T00:30:00.000Z');
    expect(formatInstant(startOfDay('America/Santiago', civilDate('2026-09-06')))).toBe('2026-09-06T04:00:00.000Z');
  });

  it('every day begins on itself and ends on itself, everywhere', () => {
    for (const zone of [
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Asia/Tokyo',
      'UTC',
    ]) {
      for (let date = civilDate('2025-12-20'); date < civilDate('2027-01-05'); date = addDays(date, 1)) {
        expect(civilDateIn(zone, startOfDay(zone, date))).toBe(date);
        expect(civilDateIn(zone, endOfDay(zone, date))).toBe(date);
        expect(civilDateIn(zone, endOfDay(zone, date) + 1000)).toBe(addDays(date, 1));
      }
    }
  });

  it('tells zones from other text', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    for (const text of ['Mars/Olympus', '', '+02:00', 'Europe/Berlin; DROP']) expect(isTimeZone(text)).toBe(false);
  });
});

describe('holidays', () => {
  const calendars = { XECB: 'TARGET', DE: 'DE', US: 'US', GB_ENG: 'GB-ENG', JP: 'JP' } as const;

  it.skipIf(!existsSync(closingDays)).each(Object.entries(calendars))(
    'agree with the published closing days of %s, 2016 to 2030',
    (name, set) => {
      const published = readFileSync(closingDays, 'utf8')
        .split('\n')
        .map((line) => line.split(','));
      const isWorkday = (date: string) => weekdayOf(civilDate(date)) < 6;
      const expected = published.flatMap(([calendar, date = '']) =>
        calendar === name && isWorkday(date) ? [date] : [],
      );
      const computed = years(2016, 2030).flatMap((year) => [...holidaysOf(set, year).keys()].filter(isWorkday));
      expect(computed.toSorted()).toEqual([...new Set(expected)].toSorted());
      expect(expected.length).toBeGreaterThan(60);
    },
  );

  it.skipIf(!existsSync(ecbRates))('agree with the days on which the ECB published rates since 2000', () => {
    const days = new Set(
      readFileSync(ecbRates, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, 10)),
    );
    const target = { ...defaultCalendar, holidaySet: 'TARGET' satisfies HolidaySet } as const;
    for (let date = civilDate('2000-01-01'); date <= civilDate('2026-04-13'); date = addDays(date, 1)) {
      expect([date, isOpenDay(target, date)]).toEqual([date, days.has(date)]);
    }
  });
});

function years(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

import type { HolidaySet } from '@countersign/domain/calendar/calendar-definition';
import type { Reset } from '@countersign/domain/plan/document';
import type { RatingCalendar } from '@countersign/domain/rating/rating';
import {
  addDays,
  type CivilDate,
  civilDateFrom,
  partsOfCivilDate,
  weekdayOf,
} from '@countersign/domain/time/civil-date';
import type { Instant } from '@countersign/domain/time/instant';
import { holidaysOf } from '../calendar/holidays.ts';
import { civilDateIn, instantAt } from '../calendar/zone.ts';

/** Days begin at whole quarters of an hour of UTC, in every zone there is. */
const quarterMs = 900_000;

/** The days of a program: its zone, and what its calendar calls a business day. Remembers what it worked out. */
export function createRatingCalendar(program: {
  readonly zone: string;
  readonly weekdays: readonly number[];
  readonly holidaySet: HolidaySet;
  readonly extraClosed: readonly string[];
}): RatingCalendar {
  const days = new Map<number, CivilDate>();
  const starts = new Map<CivilDate, Instant>();
  const closed = new Set(program.extraClosed);
  return {
    dayOf: (at) => {
      const quarter = Math.floor(at / quarterMs);
      const known = days.get(quarter);
      if (known !== undefined) return known;
      const day = civilDateIn(program.zone, at);
      days.set(quarter, day);
      return day;
    },
    startOf: (day) => {
      const known = starts.get(day);
      if (known !== undefined) return known;
      const start = instantAt({ zone: program.zone, date: day, seconds: 0 });
      starts.set(day, start);
      return start;
    },
    isBusinessDay: (day) =>
      program.weekdays.includes(weekdayOf(day)) &&
      !closed.has(day) &&
      !holidaysOf(program.holidaySet, partsOfCivilDate(day).year).has(day),
  };
}

/** A span after which a sum begins anew; `until` is the first instant that is no longer in it. */
export interface ResetWindow {
  readonly key: string;
  readonly from: Instant | null;
  readonly until: Instant | null;
}

const always: ResetWindow = { key: 'never', from: null, until: null };

/** The span around an instant: its month, its week from Monday on, its day, or all time. */
export function resetWindow(reset: Reset, at: Instant, calendar: RatingCalendar): ResetWindow {
  if (reset === 'never') return always;
  const day = calendar.dayOf(at);
  const first = firstDay(reset, day);
  return {
    key: `${reset} ${first}`,
    from: calendar.startOf(first),
    until: calendar.startOf(dayAfter(reset, first)),
  };
}

function firstDay(reset: Exclude<Reset, 'never'>, day: CivilDate): CivilDate {
  switch (reset) {
    case 'monthly':
      return civilDateFrom({ ...partsOfCivilDate(day), day: 1 });
    case 'weekly':
      return addDays(day, 1 - weekdayOf(day));
    case 'daily':
      return day;
    default:
      return reset satisfies never;
  }
}

function dayAfter(reset: Exclude<Reset, 'never'>, first: CivilDate): CivilDate {
  switch (reset) {
    case 'monthly':
      return civilDateFrom({ ...partsOfCivilDate(addDays(first, 31)), day: 1 });
    case 'weekly':
      return addDays(first, 7);
    case 'daily':
      return addDays(first, 1);
    default:
      return reset satisfies never;
  }
}

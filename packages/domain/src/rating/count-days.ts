import type { Boundary, DayCount } from '../plan/document.ts';
import {
  addDays,
  type CivilDate,
  civilDateOfEpochDay,
  daysBetween,
  epochDayOf,
  weekdayOf,
} from '../time/civil-date.ts';
import { type Instant, millisecondsPerDay } from '../time/instant.ts';
import type { RatingCalendar } from './rating.ts';

/** Days of UTC, with weekends closed: for programs without a calendar of their own, and for tests. */
export const utcCalendar: RatingCalendar = {
  dayOf: (at) => civilDateOfEpochDay(Math.floor(at / millisecondsPerDay)),
  startOf: (day) => epochDayOf(day) * millisecondsPerDay,
  isBusinessDay: (day) => weekdayOf(day) < 6,
};

interface DayRule {
  readonly dayCount: DayCount;
  readonly calendar: RatingCalendar;
}

/**
 * When a hold that began at an instant is over. 24 hours a day to the millisecond; or at the start of the calendar day
 * after as many whole days; or, counted in business days, at the start of the day after the last of them.
 */
export function instantAfterDays(from: Instant, days: number, rule: DayRule): Instant {
  const { dayCount, calendar } = rule;
  if (days === 0) return from;
  switch (dayCount) {
    case 'elapsed_24h':
      return from + days * millisecondsPerDay;
    case 'calendar_zone':
      return calendar.startOf(addDays(calendar.dayOf(from), days + 1));
    case 'business':
      return calendar.startOf(addDays(businessDayAfter(calendar.dayOf(from), days, calendar), 1));
    default:
      return dayCount satisfies never;
  }
}

/** Whether an instant lies in the window of so many days from another; by `exclusive` its very end no longer does. */
export function isWithinDays(
  window: { readonly from: Instant; readonly at: Instant; readonly days: number; readonly boundary: Boundary },
  rule: DayRule,
): boolean {
  const passed = daysPassed(window.from, window.at, rule);
  return window.boundary === 'inclusive' ? passed <= window.days : passed < window.days;
}

/** As days of 24 hours with their fraction, calendar days, or business days after the first day. */
function daysPassed(from: Instant, at: Instant, rule: DayRule): number {
  const { dayCount, calendar } = rule;
  switch (dayCount) {
    case 'elapsed_24h':
      return (at - from) / millisecondsPerDay;
    case 'calendar_zone':
      return daysBetween(calendar.dayOf(from), calendar.dayOf(at));
    case 'business':
      return businessDaysBetween(calendar.dayOf(from), calendar.dayOf(at), calendar);
    default:
      return dayCount satisfies never;
  }
}

function businessDayAfter(from: CivilDate, days: number, calendar: RatingCalendar): CivilDate {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (calendar.isBusinessDay(day)) left -= 1;
  }
  return day;
}

function businessDaysBetween(from: CivilDate, to: CivilDate, calendar: RatingCalendar): number {
  if (to < from) return -businessDaysBetween(to, from, calendar);
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isBusinessDay(day)) days += 1;
  return days;
}

import { createHash } from 'node:crypto';
import type { BusinessHours } from '@countersign/domain/calendar/business-time';
import { type CalendarDefinition, minutesOfDay } from '@countersign/domain/calendar/calendar-definition';
import {
  addDays,
  type CivilDate,
  civilDateOfEpochDay,
  partsOfCivilDate,
  weekdayOf,
} from '@countersign/domain/time/civil-date';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import { holidayDataVersion, holidaysOf } from './holidays.ts';
import { instantAt } from './zone.ts';

/** How far ahead deadlines are usually computed: a step of a month with breach at 200 % and a long holiday. */
const usualRangeDays = 120;

/**
 * The calendar's open spans from the day before `from` to the day after `until` (default: 120 days later), right across
 * changes of the clock, as the domain's deadline rules take them. The definition has passed `checkCalendarDefinition`
 * and its zone is known; anything else throws.
 */
export function businessHours(
  definition: CalendarDefinition,
  range: { readonly from: Instant; readonly until?: Instant },
): BusinessHours {
  const { zone } = definition;
  const opens = requiredMinutes(definition.opensAt);
  const closes = requiredMinutes(definition.closesAt);
  const until = range.until ?? range.from + usualRangeDays * millisecondsPerDay;
  const first = addDays(dayOf(range.from), -1);
  const last = addDays(dayOf(until), 1);
  const at = (date: CivilDate, minutes: number) => instantAt({ zone, date, seconds: minutes * 60 });
  const spans: (readonly [Instant, Instant])[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (isOpenDay(definition, date)) spans.push([at(date, opens), at(date, closes)]);
  }
  return {
    version: calendarVersion(definition),
    zone,
    from: at(first, 0),
    until: at(last, 1440),
    spans,
    dayLengthMs: (closes - opens) * 60_000,
  };
}

/** Whether the calendar is open on that day: a working weekday, no holiday of its set, not closed by the tenant. */
export function isOpenDay(definition: CalendarDefinition, date: CivilDate): boolean {
  if (!definition.weekdays.includes(weekdayOf(date))) return false;
  if (definition.extraClosed.includes(date)) return false;
  return !holidaysOf(definition.holidaySet, partsOfCivilDate(date).year).has(date);
}

/** Names what gave a deadline: the same text means the same spans. */
export function calendarVersion(definition: CalendarDefinition): string {
  const { zone, opensAt, closesAt, holidaySet } = definition;
  const weekdays = definition.weekdays.toSorted();
  const extraClosed = definition.extraClosed.toSorted();
  const facts = JSON.stringify([zone, weekdays, opensAt, closesAt, holidaySet, extraClosed, holidayDataVersion]);
  return `${holidaySet}@${zone}#${createHash('sha256').update(facts).digest('hex').slice(0, 12)}`;
}

function dayOf(instant: Instant): CivilDate {
  return civilDateOfEpochDay(Math.floor(instant / millisecondsPerDay));
}

function requiredMinutes(text: string): number {
  const minutes = minutesOfDay(text);
  if (minutes === undefined) throw new Error(`The calendar opens or closes at "${text}", which is not a time HH:MM.`);
  return minutes;
}

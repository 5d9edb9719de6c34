import { and, eq } from '@countersign/db/query';
import { calendars, type ProgramSettings, programs } from '@countersign/db/schema/tenant';
import {
  addClockTime,
  addDeadline,
  type BusinessHours,
  beforeDeadline,
  businessTimeBetween,
} from '@countersign/domain/calendar/business-time';
import type { CalendarDefinition, HolidaySet } from '@countersign/domain/calendar/calendar-definition';
import type { PausedTimer, Timer } from '@countersign/domain/case/case-state';
import { civilDate, type Weekday, weekdays } from '@countersign/domain/time/civil-date';
import { deadlineDuration } from '@countersign/domain/time/deadline-duration';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { Transaction } from '../context.ts';
import { businessHours, calendarVersion } from './business-hours.ts';

/** A program's time: its zone, its calendar and its settings, for turning durations into instants. */
export interface ProgramClock {
  readonly programId: string;
  readonly name: string;
  readonly currency: string;
  readonly zone: string;
  readonly settings: ProgramSettings;
  readonly calendarVersion: string;
  /** When a duration that starts at `from` is over (or a percentage of it). */
  readonly dueAt: (from: Instant, duration: string, percent?: number) => Instant;
  /** An instant that long before another. */
  readonly before: (instant: Instant, duration: string) => Instant;
  readonly clockOf: (duration: string) => Timer['clock'];
  /** What each timer has left at `at`. */
  readonly pause: (timers: readonly Timer[], at: Instant) => readonly PausedTimer[];
  readonly resume: (paused: readonly PausedTimer[], at: Instant) => readonly Timer[];
}

/** How far calendars are computed ahead, in days. */
const rangeDays = 400;

export async function loadProgramClock(
  tx: Transaction,
  at: { readonly tenantId: string; readonly programId: string; readonly now: Instant },
): Promise<ProgramClock> {
  const [row] = await tx
    .select({ program: programs, calendar: calendars })
    .from(programs)
    .innerJoin(calendars, and(eq(calendars.tenantId, programs.tenantId), eq(calendars.id, programs.calendarId)))
    .where(and(eq(programs.tenantId, at.tenantId), eq(programs.id, at.programId)));
  if (!row) throw new Error(`program ${at.programId} has no calendar`);
  return programClock(row.program, hoursAround(calendarDefinition(row.calendar), at.now));
}

const computed = new Map<string, BusinessHours>();
const computedMax = 64;

/** Spans for the weeks before and the year after; computed once for a calendar and a week, for they are a thousand conversions. */
function hoursAround(definition: CalendarDefinition, now: Instant): BusinessHours {
  const week = Math.floor(now / (7 * millisecondsPerDay));
  const key = `${week}/${calendarVersion(definition)}`;
  const known = computed.get(key);
  if (known) return known;
  const start = week * 7 * millisecondsPerDay;
  const hours = businessHours(definition, {
    from: start - 30 * millisecondsPerDay,
    until: start + rangeDays * millisecondsPerDay,
  });
  if (computed.size >= computedMax) computed.clear();
  computed.set(key, hours);
  return hours;
}

export function calendarDefinition(row: typeof calendars.$inferSelect): CalendarDefinition {
  return {
    zone: row.zone,
    weekdays: row.weekdays.filter((day): day is Weekday => (weekdays as readonly number[]).includes(day)),
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    holidaySet: row.holidaySet as HolidaySet,
    extraClosed: row.extraClosed.map((day) => civilDate(day)),
  };
}

function programClock(program: typeof programs.$inferSelect, hours: BusinessHours): ProgramClock {
  const taken = <Value, Refusal>(result: { ok: true; value: Value } | { ok: false; refusal: Refusal }): Value => {
    if (!result.ok) throw new Error(`the calendar does not reach far enough: ${JSON.stringify(result.refusal)}`);
    return result.value;
  };
  return {
    programId: program.id,
    name: program.name,
    currency: program.currency,
    zone: program.zone,
    settings: program.settings,
    calendarVersion: hours.version,
    dueAt: (from, duration, percent = 100) => taken(addDeadline(hours, from, deadlineDuration(duration), percent)),
    before: (instant, duration) => taken(beforeDeadline(hours, instant, deadlineDuration(duration))),
    clockOf: (duration) => (deadlineDuration(duration).kind === 'elapsed' ? 'elapsed' : 'business'),
    pause: (timers, at) =>
      timers.map(({ kind, clock, at: dueAt }) => {
        if (dueAt <= at) return { kind, clock, ms: 0 };
        return { kind, clock, ms: clock === 'elapsed' ? dueAt - at : taken(businessTimeBetween(hours, at, dueAt)) };
      }),
    resume: (paused, at) =>
      paused.map(({ kind, clock, ms }) => ({ kind, clock, at: taken(addClockTime(hours, at, { clock, ms })) })),
  };
}

import { accepted, type Result, refused } from '../result/result.ts';
import type { DeadlineDuration } from '../time/deadline-duration.ts';
import { type Instant, millisecondsPerHour } from '../time/instant.ts';

/**
 * The open spans of a business calendar, computed beforehand for a range of time: [opens, closes) in order, without
 * overlap. Closed days are simply absent. Outside `from` to `until` nothing is known and nothing is counted.
 */
export type BusinessHours = {
  /** Names the definition and the holiday data that gave the spans; kept with every deadline computed from them. */
  readonly version: string;
  readonly zone: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly spans: readonly (readonly [Instant, Instant])[];
  /** What one business day is worth: the length of an ordinary working day. */
  readonly dayLengthMs: number;
};

/** The range the spans were computed for does not reach far enough; compute them again for a longer one. */
export type CalendarTooShort = {
  readonly code: 'calendar_too_short';
  readonly from: Instant;
  readonly until: Instant;
};

/**
 * The earliest instant by which `ms` of open time have passed since `from`; `from` itself for 0. An amount that ends
 * with a day ends when that day closes, not when the next one opens.
 */
export function addBusinessTime(hours: BusinessHours, from: Instant, ms: number): Result<Instant, CalendarTooShort> {
  if (from < hours.from || from > hours.until) return tooShort(hours);
  if (ms <= 0) return accepted(from);
  let left = ms;
  for (let index = firstSpanEndingAfter(hours, from); index < hours.spans.length; index += 1) {
    const span = hours.spans[index];
    if (span === undefined) break;
    const start = Math.max(span[0], from);
    if (left <= span[1] - start) return accepted(start + left);
    left -= span[1] - start;
  }
  return tooShort(hours);
}

/** The latest instant from which `ms` of open time pass until `until`; `until` itself for 0. When to remind before a deadline. */
export function subtractBusinessTime(
  hours: BusinessHours,
  until: Instant,
  ms: number,
): Result<Instant, CalendarTooShort> {
  if (until < hours.from || until > hours.until) return tooShort(hours);
  if (ms <= 0) return accepted(until);
  let left = ms;
  for (const span of hours.spans.slice(0, firstSpanEndingAfter(hours, until) + 1).reverse()) {
    const open = Math.min(span[1], until) - span[0];
    if (open <= 0) continue;
    if (left <= open) return accepted(span[0] + open - left);
    left -= open;
  }
  return tooShort(hours);
}

/** Open milliseconds from `from` to `to`; negative when `to` is the earlier. */
export function businessTimeBetween(
  hours: BusinessHours,
  from: Instant,
  to: Instant,
): Result<number, CalendarTooShort> {
  if (to < from) {
    const reverse = businessTimeBetween(hours, to, from);
    return reverse.ok ? accepted(reverse.value === 0 ? 0 : -reverse.value) : reverse;
  }
  if (from < hours.from || to > hours.until) return tooShort(hours);
  let total = 0;
  for (let index = firstSpanEndingAfter(hours, from); index < hours.spans.length; index += 1) {
    const span = hours.spans[index];
    if (span === undefined || span[0] >= to) break;
    total += Math.min(span[1], to) - Math.max(span[0], from);
  }
  return accepted(total);
}

/** An amount of time on one of the two clocks: day and night, or only while the calendar is open. */
export type ClockTime = { readonly clock: 'elapsed' | 'business'; readonly ms: number };

/** A duration as time on its clock, at a percentage of its length (200 for twice). Whole milliseconds, rounded down. */
export function clockTimeOf(hours: BusinessHours, duration: DeadlineDuration, percent = 100): ClockTime {
  const part = (ms: number) => Math.floor((ms * percent) / 100);
  switch (duration.kind) {
    case 'elapsed':
      return { clock: 'elapsed', ms: part(duration.ms) };
    case 'business_days':
      return { clock: 'business', ms: part(duration.count * hours.dayLengthMs) };
    case 'business_hours':
      return { clock: 'business', ms: part(duration.count * millisecondsPerHour) };
    default:
      return duration satisfies never;
  }
}

export function addClockTime(hours: BusinessHours, from: Instant, time: ClockTime): Result<Instant, CalendarTooShort> {
  if (time.clock === 'elapsed') return accepted(from + Math.max(0, time.ms));
  return addBusinessTime(hours, from, time.ms);
}

/**
 * The instant at which a duration that starts at `from` is over, or a percentage of it: 50 for a reminder half way, 200
 * for a second escalation. Refused when the calendar was not computed far enough.
 */
export function addDeadline(
  hours: BusinessHours,
  from: Instant,
  duration: DeadlineDuration,
  percent = 100,
): Result<Instant, CalendarTooShort> {
  return addClockTime(hours, from, clockTimeOf(hours, duration, percent));
}

/** The instant a duration before a deadline, on the duration's own clock. */
export function beforeDeadline(
  hours: BusinessHours,
  dueAt: Instant,
  duration: DeadlineDuration,
): Result<Instant, CalendarTooShort> {
  const time = clockTimeOf(hours, duration);
  if (time.clock === 'elapsed') return accepted(dueAt - time.ms);
  return subtractBusinessTime(hours, dueAt, time.ms);
}

/**
 * What is left of a deadline at the moment its clock is paused, on the clock the duration runs on; nothing when it is
 * past due. Resume with `addClockTime(hours, resumedAt, remaining)`.
 */
export function remainingTime(
  hours: BusinessHours,
  at: { readonly pausedAt: Instant; readonly dueAt: Instant; readonly duration: DeadlineDuration },
): Result<ClockTime, CalendarTooShort> {
  const { clock } = clockTimeOf(hours, at.duration);
  if (clock === 'elapsed') return accepted({ clock, ms: Math.max(0, at.dueAt - at.pausedAt) });
  if (at.dueAt <= at.pausedAt) return accepted({ clock, ms: 0 });
  const between = businessTimeBetween(hours, at.pausedAt, at.dueAt);
  return between.ok ? accepted({ clock, ms: between.value }) : between;
}

function firstSpanEndingAfter(hours: BusinessHours, instant: Instant): number {
  let low = 0;
  let high = hours.spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = hours.spans[middle];
    if (span !== undefined && span[1] <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tooShort(hours: BusinessHours): { readonly ok: false; readonly refusal: CalendarTooShort } {
  return refused({ code: 'calendar_too_short', from: hours.from, until: hours.until });
}

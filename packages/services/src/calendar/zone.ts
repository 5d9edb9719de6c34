import { type CivilDate, civilDateFrom, epochDayOf } from '@countersign/domain/time/civil-date';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';

const formats = new Map<string, Intl.DateTimeFormat>();
/** Asking the runtime costs microseconds and a calendar of four months asks hundreds of times. */
const midnightOffsets = new Map<string, Map<number, number>>();
const keptDaysMax = 20_000;

/** Whether the runtime knows the IANA name, such as `Europe/Berlin`. Offsets like `+02:00` are no zones. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The day it is in the zone at that instant. Throws RangeError for a zone the runtime does not know. */
export function civilDateIn(zone: string, instant: Instant): CivilDate {
  const { year, month, day } = wallClock(zone, instant);
  return civilDateFrom({ year, month, day });
}

/**
 * The instant at which the zone's clocks show a time of a day, `seconds` after midnight by the clock (86,400 is the
 * next midnight). A time that is skipped when clocks go forward counts from the offset before the change; of a time
 * that occurs twice, the first. Throws RangeError for a zone the runtime does not know.
 */
export function instantAt(at: { readonly zone: string; readonly date: CivilDate; readonly seconds: number }): Instant {
  const asUtc = epochDayOf(at.date) * millisecondsPerDay + at.seconds * 1000;
  const before = offsetOf(at.zone, asUtc - millisecondsPerDay);
  const after = offsetOf(at.zone, asUtc + millisecondsPerDay);
  const candidates = [asUtc - before, asUtc - after].filter(
    (instant) => instant + offsetOf(at.zone, instant) === asUtc,
  );
  return candidates.length === 0 ? asUtc - before : Math.min(...candidates);
}

/** The offset that holds from one midnight UTC to the next: clocks change at most once in a day. */
function offsetOf(zone: string, instant: Instant): number {
  const day = Math.floor(instant / millisecondsPerDay);
  const atStart = offsetAtMidnight(zone, day);
  return atStart === offsetAtMidnight(zone, day + 1) ? atStart : measuredOffset(zone, instant);
}

function offsetAtMidnight(zone: string, epochDay: number): number {
  const offsets = midnightOffsets.get(zone) ?? new Map<number, number>();
  midnightOffsets.set(zone, offsets);
  const known = offsets.get(epochDay);
  if (known !== undefined) return known;
  if (offsets.size >= keptDaysMax) offsets.clear();
  const offset = measuredOffset(zone, epochDay * millisecondsPerDay);
  offsets.set(epochDay, offset);
  return offset;
}

function measuredOffset(zone: string, instant: Instant): number {
  const { year, month, day, hour, minute, second } = wallClock(zone, instant);
  const local = epochDayOf(civilDateFrom({ year, month, day })) * millisecondsPerDay;
  const whole = Math.floor(instant / 1000) * 1000;
  return local + ((hour * 60 + minute) * 60 + second) * 1000 - whole;
}

function wallClock(
  zone: string,
  instant: Instant,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number> {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(instant)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  return parts;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept !== undefined) return kept;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

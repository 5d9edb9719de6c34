import { dateTimeFormat, relativeTimeFormat } from './formatters.ts';

const dayMs = 86_400_000;
const shorter = [
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * `in 2 hours`, `3 days ago`. From a whole day on, days are counted as in a calendar of the reader's zone, so that
 * `tomorrow` is tomorrow; below, the time is cut off and never rounded up past what is left.
 */
export function relativeText(
  reader: { readonly locale: string; readonly timeZone: string },
  instant: number,
  now: number,
): string {
  const format = relativeTimeFormat(reader.locale);
  const difference = instant - now;
  if (Math.abs(difference) >= dayMs) {
    return format.format(dayNumber(instant, reader.timeZone) - dayNumber(now, reader.timeZone), 'day');
  }
  for (const [unit, length] of shorter) {
    if (Math.abs(difference) >= length) return format.format(Math.trunc(difference / length), unit);
  }
  return format.format(0, 'minute');
}

/** Days since 1970 on the wall of the zone. */
function dayNumber(instant: number, timeZone: string): number {
  const parts = dateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(instant)
    .map(({ type, value }) => [type, Number(value)] as const);
  const { year = 0, month = 1, day = 1 } = Object.fromEntries(parts);
  return Math.round(Date.UTC(year, month - 1, day) / dayMs);
}

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const millisecondsPerHour = 3_600_000;
export const millisecondsPerDay = 86_400_000;

const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads an RFC 3339 time with its offset; digits below the millisecond are cut off. Undefined for any other text,
 * for a day that its month does not have, and for a leap second.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = rfc3339.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || hour > 23 || minute === undefined || minute > 59 || second === undefined || second > 59) {
    return undefined;
  }
  // Date.parse turns 31 April into 1 May.
  if (new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** RFC 3339 in UTC with milliseconds, as every reply and record shows it. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}

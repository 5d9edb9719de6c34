import { accepted, type Result, refused } from '../result/result.ts';
import { millisecondsPerDay, millisecondsPerHour } from './instant.ts';

/**
 * How long a step may take. `elapsed` runs day and night; the others run only while the tenant's calendar is open: one
 * business day is the length of one working day, not a date.
 */
export type DeadlineDuration =
  | { readonly kind: 'elapsed'; readonly ms: number }
  | { readonly kind: 'business_days'; readonly count: number }
  | { readonly kind: 'business_hours'; readonly count: number };

export type DurationRefusal = {
  readonly code: 'duration_malformed' | 'duration_without_fixed_length' | 'duration_too_long';
};

const business = /^(\d{1,4})(BD|BH)$/;
const iso =
  /^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/;
const longestMs = 3660 * millisecondsPerDay;

/**
 * Reads `2BD` (business days), `4BH` (business hours) or an ISO 8601 duration of weeks, days, hours, minutes and
 * seconds, a day being 24 hours. Years and months are refused (`duration_without_fixed_length`): how long they are
 * depends on the day they start. More than ten years is `duration_too_long`.
 */
export function parseDeadlineDuration(text: string): Result<DeadlineDuration, DurationRefusal> {
  const businessMatch = business.exec(text);
  if (businessMatch !== null) {
    const kind = businessMatch[2] === 'BD' ? 'business_days' : 'business_hours';
    return accepted({ kind, count: Number(businessMatch[1]) });
  }
  const match = iso.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return refused({ code: 'duration_malformed' });
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1);
  if (years !== undefined || months !== undefined) return refused({ code: 'duration_without_fixed_length' });
  const ms =
    Number(weeks ?? 0) * 7 * millisecondsPerDay +
    Number(days ?? 0) * millisecondsPerDay +
    Number(hours ?? 0) * millisecondsPerHour +
    Number(minutes ?? 0) * 60_000 +
    Math.round(Number(seconds ?? 0) * 1000);
  if (ms > longestMs) return refused({ code: 'duration_too_long' });
  return accepted({ kind: 'elapsed', ms });
}

/** For a duration written in code or already checked; throws on any other text, which is a bug of the caller. */
export function deadlineDuration(text: string): DeadlineDuration {
  const parsed = parseDeadlineDuration(text);
  if (!parsed.ok) throw new Error(`"${text}" is not a duration such as 2BD, 4BH or P3D (${parsed.refusal.code}).`);
  return parsed.value;
}

import { civilDate, epochDayOf } from '@countersign/domain/time/civil-date';
import { formatInstant, millisecondsPerDay } from '@countersign/domain/time/instant';

/** Where a day of UTC begins, RFC 3339. */
export function startOfUtcDay(day: string): string {
  return formatInstant(epochDayOf(civilDate(day)) * millisecondsPerDay);
}

/** Where the day after it begins. */
export function endOfUtcDay(day: string): string {
  return formatInstant((epochDayOf(civilDate(day)) + 1) * millisecondsPerDay);
}

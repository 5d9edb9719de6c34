import { type CivilDate, epochDayOf } from '@countersign/domain/time/civil-date';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';

/** A file says the day alone; at noon UTC it is that day nearly everywhere. */
export function noonOf(date: CivilDate): Instant {
  return epochDayOf(date) * millisecondsPerDay + millisecondsPerDay / 2;
}

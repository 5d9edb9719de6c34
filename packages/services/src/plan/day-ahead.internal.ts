import { civilDate } from '@countersign/domain/time/civil-date';
import type { Instant } from '@countersign/domain/time/instant';
import { invalidInput } from '../app-error.ts';
import { civilDateIn, instantAt } from '../calendar/zone.ts';

/** The instant at which a day begins in the program's zone; refused (`invalid_input`) when the day is over. */
export function startOfDayAhead(
  field: string,
  day: string,
  at: { readonly zone: string; readonly now: Instant },
): Instant {
  const date = civilDate(day);
  if (date < civilDateIn(at.zone, at.now)) throw invalidInput({ field, code: 'day_over' });
  return instantAt({ zone: at.zone, date, seconds: 0 });
}

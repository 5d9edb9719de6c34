import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { Instant } from '@countersign/domain/time/instant';
import { instantAt } from './zone.ts';

/** 23:59:59 of that day by the zone's clocks: when a protection or an offer of that day ends. */
export function endOfDay(zone: string, date: CivilDate): Instant {
  return instantAt({ zone, date, seconds: 86_399 });
}

/** 00:00:00 of that day by the zone's clocks, or the first instant of it where midnight is skipped. */
export function startOfDay(zone: string, date: CivilDate): Instant {
  return instantAt({ zone, date, seconds: 0 });
}

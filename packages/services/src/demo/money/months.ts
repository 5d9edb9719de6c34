import { type CivilDate, civilDateFrom } from '@countersign/domain/time/civil-date';
import { type Instant, millisecondsPerDay, millisecondsPerHour } from '@countersign/domain/time/instant';
import { instantAt } from '../../calendar/zone.ts';

/** A month of the demo, when it was closed and when its statements were approved. */
export interface DemoMonth {
  /** `2026-08`. */
  readonly name: string;
  readonly firstDay: CivilDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly closedAt: Instant;
  readonly approvedAt: Instant;
}

const zone = 'Europe/Berlin';
/** A month is closed this long after its end, so a month younger than that is not one of those that could be. */
const settlingMs = 30 * millisecondsPerHour;
/** The newest is in review since this morning. */
const newestMs = 4 * millisecondsPerHour;
const reviewMs = 26 * millisecondsPerHour;

/** The last three months that could be closed by now, oldest first; what came since belongs to the open one. */
export function demoMonths(now: Instant): readonly [DemoMonth, DemoMonth, DemoMonth] {
  const at = new Date(now - 3 * millisecondsPerDay);
  const index = at.getUTCFullYear() * 12 + at.getUTCMonth();
  const newest = { ...monthAt(index - 1), closedAt: now - newestMs };
  return [monthAt(index - 3), monthAt(index - 2), newest];
}

function monthAt(index: number): DemoMonth {
  const firstDay = firstDayOf(index);
  const endsAt = startOf(firstDayOf(index + 1));
  return {
    name: firstDay.slice(0, 7),
    firstDay,
    startsAt: startOf(firstDay),
    endsAt,
    closedAt: endsAt + settlingMs,
    approvedAt: endsAt + settlingMs + reviewMs,
  };
}

function firstDayOf(index: number): CivilDate {
  return civilDateFrom({ year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 });
}

function startOf(date: CivilDate): Instant {
  return instantAt({ zone, date, seconds: 0 });
}

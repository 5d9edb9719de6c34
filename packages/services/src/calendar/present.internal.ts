import type { calendar } from '@countersign/contracts/calendar/operations';
import type { calendars } from '@countersign/db/schema/tenant';
import { addDays, civilDate, partsOfCivilDate } from '@countersign/domain/time/civil-date';
import type { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import { holidaysOf } from './holidays.ts';
import { calendarDefinition } from './program-clock.ts';
import { civilDateIn } from './zone.ts';

const shownDays = 400;
const shownMax = 12;

/** A calendar with the days on which it closes next, weekends aside. */
export function presentCalendar(ctx: ServiceContext, row: typeof calendars.$inferSelect): z.output<typeof calendar> {
  const definition = calendarDefinition(row);
  return {
    id: row.id,
    name: row.name,
    zone: row.zone,
    weekdays: row.weekdays,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    holidaySet: definition.holidaySet,
    extraClosed: row.extraClosed,
    upcomingClosed: upcomingClosed(definition, civilDateIn(row.zone, ctx.now())),
    revision: row.revision,
  };
}

function upcomingClosed(definition: ReturnType<typeof calendarDefinition>, today: ReturnType<typeof civilDateIn>) {
  const last = addDays(today, shownDays);
  const { year } = partsOfCivilDate(today);
  const holidays = [year, year + 1, year + 2].flatMap((each) => [...holidaysOf(definition.holidaySet, each)]);
  const named = new Map<string, string>([...definition.extraClosed.map((day) => [day, ''] as const), ...holidays]);
  return [...named]
    .filter(([day]) => day >= today && day <= last)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, shownMax)
    .map(([date, name]) => ({ date: civilDate(date), name }));
}

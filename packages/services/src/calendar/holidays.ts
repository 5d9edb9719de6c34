import type { HolidaySet } from '@countersign/domain/calendar/calendar-definition';
import { addDays, type CivilDate, civilDate, civilDateFrom } from '@countersign/domain/time/civil-date';
import Holidays from 'date-holidays';

/** Part of every calendar's version: another release of the data may know other days. */
export const holidayDataVersion = 'date-holidays-3.37.0';

/** Which of date-holidays' kinds of day close the calendar. Japan's banks are closed from 31 December to 3 January. */
const sources = {
  DE: { place: ['DE'], kinds: ['public'] },
  US: { place: ['US'], kinds: ['public', 'bank'] },
  'GB-ENG': { place: ['GB', 'ENG'], kinds: ['public'] },
  JP: { place: ['JP'], kinds: ['public', 'bank'] },
} as const satisfies Partial<
  Record<HolidaySet, { readonly place: readonly [string, string?]; readonly kinds: readonly string[] }>
>;

const kept = new Map<string, ReadonlyMap<CivilDate, string>>();

/**
 * The days of one year on which the set closes a calendar, with their names in the place's language; days that fall on a
 * weekend may be among them.
 */
export function holidaysOf(set: HolidaySet, year: number): ReadonlyMap<CivilDate, string> {
  const key = `${set} ${year}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const days = new Map(computeHolidays(set, year));
  kept.set(key, days);
  return days;
}

function computeHolidays(set: HolidaySet, year: number): readonly (readonly [CivilDate, string])[] {
  switch (set) {
    case 'none':
      return [];
    case 'TARGET':
      return targetClosingDays(year);
    case 'DE':
    case 'US':
    case 'GB-ENG':
    case 'JP': {
      const { place, kinds } = sources[set];
      const [country, state = ''] = place;
      const calendar = new Holidays(country, state);
      return calendar
        .getHolidays(year)
        .filter((holiday) => kinds.some((kind) => kind === holiday.type))
        .map((holiday) => [civilDate(holiday.date.slice(0, 10)), holiday.name] as const);
    }
    default:
      return set satisfies never;
  }
}

/** ECB, "Long-term calendar for TARGET closing days" (14 December 2000), and 31 December 2001 for the euro changeover. */
function targetClosingDays(year: number): readonly (readonly [CivilDate, string])[] {
  const easter = easterSunday(year);
  const on = (month: number, day: number) => civilDateFrom({ year, month, day });
  return [
    [on(1, 1), "New Year's Day"],
    [addDays(easter, -2), 'Good Friday'],
    [addDays(easter, 1), 'Easter Monday'],
    [on(5, 1), 'Labour Day'],
    [on(12, 25), 'Christmas Day'],
    [on(12, 26), '26 December'],
    ...(year === 2001 ? [[on(12, 31), 'Euro changeover'] as const] : []),
  ];
}

/** Gregorian Easter by the anonymous algorithm (Meeus, "Astronomical Algorithms", chapter 8). */
function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  return civilDateFrom({ year, month: Math.floor(count / 31), day: (count % 31) + 1 });
}

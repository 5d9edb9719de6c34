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

const kept = new Map<string, ReadonlySet<CivilDate>>();

/** The days of one year on which the set closes a calendar; days that fall on a weekend may be among them. */
export function holidaysOf(set: HolidaySet, year: number): ReadonlySet<CivilDate> {
  const key = `${set} ${year}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const days = new Set(computeHolidays(set, year));
  kept.set(key, days);
  return days;
}

function computeHolidays(set: HolidaySet, year: number): readonly CivilDate[] {
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
        .map((holiday) => civilDate(holiday.date.slice(0, 10)));
    }
    default:
      return set satisfies never;
  }
}

/** ECB, "Long-term calendar for TARGET closing days" (14 December 2000), and 31 December 2001 for the euro changeover. */
function targetClosingDays(year: number): readonly CivilDate[] {
  const easter = easterSunday(year);
  const fixed = [
    [1, 1],
    [5, 1],
    [12, 25],
    [12, 26],
  ] as const;
  return [
    ...fixed.map(([month, day]) => civilDateFrom({ year, month, day })),
    addDays(easter, -2),
    addDays(easter, 1),
    ...(year === 2001 ? [civilDate('2001-12-31')] : []),
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

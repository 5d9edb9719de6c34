/** A day on the calendar without a zone, as `2026-04-02`. Text order is date order. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysPerMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days the month (1 to 12) has; undefined outside that. */
export function daysInMonth(year: number, month: number): number | undefined {
  const days = daysPerMonth[month - 1];
  return month === 2 && isLeapYear(year) ? 29 : days;
}

/** Undefined when the text is no `YYYY-MM-DD`, or a day that does not exist. Years 0001 to 9999. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const days = daysInMonth(year, month);
  if (year < 1 || days === undefined || day < 1 || day > days) return undefined;
  return text as CivilDate;
}

/** For a date written in code or already checked; throws on any other text, which is a bug of the caller. */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === undefined) throw new Error(`"${text}" is not a date of the form YYYY-MM-DD.`);
  return date;
}

export function civilDateFrom(parts: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): CivilDate {
  const { year, month, day } = parts;
  return civilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export function partsOfCivilDate(date: CivilDate): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Negative when `left` is the earlier day, 0 when they are the same. */
export function compareCivilDates(left: CivilDate, right: CivilDate): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
export function epochDayOf(date: CivilDate): number {
  const { year, month, day } = partsOfCivilDate(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilDateOfEpochDay(epochDay: number): CivilDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return civilDateFrom({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  });
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOfEpochDay(epochDayOf(date) + days);
}

/** Whole days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDayOf(to) - epochDayOf(from);
}

export function weekdayOf(date: CivilDate): Weekday {
  const index = (((epochDayOf(date) + 3) % 7) + 7) % 7;
  return weekdays[index] ?? 1;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

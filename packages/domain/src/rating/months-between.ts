import type { MonthEnd } from '../plan/document.ts';
import { type CivilDate, civilDateFrom, daysInMonth, partsOfCivilDate } from '../time/civil-date.ts';

/**
 * Whole months from the first day to the second. From 31 January one month is over on 28 February by `clamp`, on
 * 3 March by `overflow`. Below zero when the second day is earlier.
 */
export function monthsBetween(from: CivilDate, to: CivilDate, monthEnd: MonthEnd): number {
  if (to < from) return -monthsBetween(to, from, monthEnd);
  const start = partsOfCivilDate(from);
  const end = partsOfCivilDate(to);
  let months = (end.year - start.year) * 12 + end.month - start.month;
  while (monthsLater(from, months, monthEnd) > to) months -= 1;
  return months;
}

function monthsLater(from: CivilDate, months: number, monthEnd: MonthEnd): CivilDate {
  const { year, month, day } = partsOfCivilDate(from);
  const target = monthOf(year * 12 + month - 1 + months);
  const days = daysInMonth(target.year, target.month) ?? 31;
  if (day <= days) return civilDateFrom({ ...target, day });
  if (monthEnd === 'clamp') return civilDateFrom({ ...target, day: days });
  const next = monthOf(target.year * 12 + target.month);
  return civilDateFrom({ ...next, day: day - days });
}

function monthOf(count: number): { readonly year: number; readonly month: number } {
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

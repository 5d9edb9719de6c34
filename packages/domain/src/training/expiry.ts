import { type CivilDate, civilDateFrom, daysInMonth, partsOfCivilDate } from '../time/civil-date.ts';

/** The last day of a certificate: the same day so many months later, or the last of that month where it has none such. */
export function lastCertificateDay(issuedOn: CivilDate, validMonths: number | null): CivilDate | null {
  if (validMonths === null) return null;
  const { year, month, day } = partsOfCivilDate(issuedOn);
  const index = month - 1 + validMonths;
  const to = { year: year + Math.floor(index / 12), month: (index % 12) + 1 };
  return civilDateFrom({ ...to, day: Math.min(day, daysInMonth(to.year, to.month) ?? day) });
}

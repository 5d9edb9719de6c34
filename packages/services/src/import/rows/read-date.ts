import { type CivilDate, parseCivilDate } from '@countersign/domain/time/civil-date';

export type DateRead =
  | { readonly ok: true; readonly date: CivilDate }
  | { readonly ok: false; readonly code: 'date_invalid' | 'date_ambiguous' };

/**
 * A day as files write it: `2026-04-02` (also with a time behind it), `2026/04/02`, `2.4.2026`, and with slashes where
 * only one reading is a date; `04/02/2026` could be two days and is refused as ambiguous.
 */
export function readDate(text: string): DateRead {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (yearFirst) return dateOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dots = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dots) return dateOf(dots[3], dots[2], dots[1]);
  const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashes) return { ok: false, code: 'date_invalid' };
  const [, first, second, year] = slashes;
  const readings = [dateOf(year, second, first), dateOf(year, first, second)].flatMap((read) =>
    read.ok ? [read.date] : [],
  );
  const [date] = readings;
  if (date === undefined) return { ok: false, code: 'date_invalid' };
  return new Set(readings).size > 1 ? { ok: false, code: 'date_ambiguous' } : { ok: true, date };
}

/** A month: `2026-04`, `04/2026`, or the month of a day. */
export function readMonth(
  text: string,
):
  | { readonly ok: true; readonly month: string }
  | { readonly ok: false; readonly code: 'date_invalid' | 'date_ambiguous' } {
  const month = /^(\d{4})-(\d{1,2})$/.exec(text) ?? /^(?<m>\d{1,2})[/.](?<y>\d{4})$/.exec(text);
  if (!month) {
    const read = readDate(text);
    return read.ok ? { ok: true, month: read.date.slice(0, 7) } : read;
  }
  const [year, number] = month.groups ? [month.groups['y'], month.groups['m']] : [month[1], month[2]];
  const read = dateOf(year, number, '1');
  return read.ok ? { ok: true, month: read.date.slice(0, 7) } : read;
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): DateRead {
  const date = parseCivilDate(`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);
  return date === undefined ? { ok: false, code: 'date_invalid' } : { ok: true, date };
}

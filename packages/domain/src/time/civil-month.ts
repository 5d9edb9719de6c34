/** A month on the calendar, as `2026-04`: how a partner names when a sale should close. Text order is time order. */
export type CivilMonth = string & { readonly __brand: 'CivilMonth' };

/** Undefined when the text is no `YYYY-MM` with a month from 01 to 12. */
export function parseCivilMonth(text: string): CivilMonth | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  if (year < 1 || month < 1 || month > 12) return undefined;
  return text as CivilMonth;
}

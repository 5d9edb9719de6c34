import type { BirthSpan, Identifier, IdentifierKind } from '@countersign/domain/screening/listed-entry';
import { civilDateFrom, daysInMonth, parseCivilDate } from '@countersign/domain/time/civil-date';

/** What the remarks of an entry say besides prose. */
export interface Remarks {
  readonly births: readonly BirthSpan[];
  /** In the publisher's words. */
  readonly countries: readonly string[];
  readonly weakNames: readonly string[];
  readonly identifiers: readonly Identifier[];
}

const identifierLabels: readonly (readonly [RegExp, IdentifierKind])[] = [
  [/^Passport (?:No\. |#)?(.+)/, 'passport'],
  [/^SWIFT\/BIC (.+)/, 'bic'],
  [/^(?:LEI|Legal Entity (?:Identifier|Number)) (.+)/i, 'lei'],
  [/^Vessel Registration Identification (.+)/, 'vessel'],
  [/^MMSI (.+)/, 'vessel'],
  [
    /^(?:National ID|Cedula|C\.U\.R\.P\.|D\.N\.I\.|SSN|Identification Number|Personal ID Card|National Foreign ID Number|Citizen's Card Number|Driver's License|Residency|Numero de Identidad|Stateless Person ID Card|Refugee ID Card|Tarjeta Profesional|Electoral Registry|Birth Certificate Number|Military Registration Number)\s*(?:No\. ?|Number |# ?)?(.+)/,
    'national_id',
  ],
  [
    /^(?:R\.F\.C\.|NIT #|RUC #|RIF #|Tax ID(?: No\.)?|V\.A\.T\. Number|Italian Fiscal Code|Fiscal Code|C\.U\.I\.T\.|RTN|R\.U\.C\.?|N\.I\.E\.|C\.I\.F\.|RSIN|I\.F\.E\.|Romanian Tax Registration|Paraguayan tax identification number|Tax Card No\.) ?(.+)/,
    'tax',
  ],
  [
    /^(?:Registration (?:ID|Number)|Company Number|Commercial Registry Number|Business Registration (?:Number|Document #)|Trade License No\.|Certificate of Incorporation Number|D-U-N-S Number|Folio Mercantil No\.|Matricula Mercantil No\.?|Public Registration Number|Chamber of Commerce Number|C\.R\. No\.|Enterprise Number|UK Company Number|Government Gazette Number|Registered Charity No\.|License) ?(.+)/,
    'registration',
  ],
];

/** Reads the parts between semicolons; what is none of births, countries, names and numbers is left to be read by people. */
export function readRemarks(remarks: string | null): Remarks {
  const births: BirthSpan[] = [];
  const countries: string[] = [];
  const weakNames: string[] = [];
  const identifiers: Identifier[] = [];
  for (const part of (remarks ?? '').replace(/\.\s*$/, '').split(/;\s*/)) {
    const text = part.replace(/^alt\. /, '').trim();
    const born = /^DOB (.+)/.exec(text)?.[1];
    const span = born === undefined ? undefined : birthOf(born);
    if (span !== undefined) births.push(span);
    const country = /^(?:nationality|citizen) (.+)/.exec(text)?.[1];
    if (country !== undefined) countries.push(country.replace(/^possibly /, ''));
    const alias = /^[afn]\.k\.a\. '(.+)'$/.exec(text)?.[1];
    if (alias !== undefined) weakNames.push(alias.trim());
    const identifier = identifierOf(text);
    if (identifier !== undefined) identifiers.push(identifier);
  }
  return { births, countries, weakNames, identifiers };
}

function identifierOf(text: string): Identifier | undefined {
  for (const [label, kind] of identifierLabels) {
    const value = label.exec(text)?.[1];
    if (value === undefined) continue;
    const bare = value
      .replace(/\s*\(.*$/, '')
      .replace(/,?\s*(?:issued|expires|alt\.)\b.*$/i, '')
      .trim();
    return bare === '' ? undefined : { kind, value: bare };
  }
  return undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "12 Apr 1961", "Apr 1961", "1961", "circa 1961" (a year more on either side), "1961 to 1963". */
export function birthOf(text: string): BirthSpan | undefined {
  const isAbout = /^circa /i.test(text);
  const [from, to] = text.replace(/^circa /i, '').split(/ to |-(?=\d{4})/);
  const first = spanOf(from?.trim() ?? '');
  const last = to === undefined ? first : spanOf(to.trim().replace(/^circa /i, ''));
  if (first === undefined || last === undefined || first.first > last.last) return undefined;
  const whole = { first: first.first, last: last.last };
  return isAbout ? { first: shifted(whole.first, -1), last: shifted(whole.last, 1) } : whole;
}

function spanOf(text: string): BirthSpan | undefined {
  const [, day, month, year] = /^(?:(?:(\d{1,2}) )?([A-Za-z]{3})[a-z]* )?(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const number = months.indexOf(month.toLowerCase()) + 1;
  const days = daysInMonth(Number(year), number);
  if (days === undefined) return undefined;
  const on = (date: number) => civilDateFrom({ year: Number(year), month: number, day: date });
  if (day === undefined) return { first: on(1), last: on(days) };
  return Number(day) >= 1 && Number(day) <= days ? { first: on(Number(day)), last: on(Number(day)) } : undefined;
}

/** The 29th of February becomes the 1st of March in a year that has none. */
function shifted(date: string, years: number): string {
  const moved = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;
  return parseCivilDate(moved) ?? `${moved.slice(0, 4)}-03-01`;
}

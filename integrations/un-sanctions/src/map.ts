import type { Country } from '@countersign/domain/country/countries';
import type { BirthSpan, IdentifierKind, ListedEntry, NameQuality } from '@countersign/domain/screening/listed-entry';
import { parseCivilDate } from '@countersign/domain/time/civil-date';
import { countryNamed } from '@countersign/ports/screening-list/country-named';
import type { UnRecord } from './wire.ts';

/** One record as an entry; undefined for one without any name. */
export function entryOf(kind: 'INDIVIDUAL' | 'ENTITY', record: UnRecord): ListedEntry | undefined {
  const names = namesOf(record);
  if (names.length === 0) return undefined;
  const addresses = [...record.INDIVIDUAL_ADDRESS, ...record.ENTITY_ADDRESS];
  const countries = [...record.NATIONALITY, ...addresses.map(({ COUNTRY }) => COUNTRY ?? '')].map(countryNamed);
  return {
    id: record.DATAID[0],
    kind: kind === 'INDIVIDUAL' ? 'person' : 'entity',
    programs: record.UN_LIST_TYPE === null ? [] : [record.UN_LIST_TYPE],
    names,
    births: record.INDIVIDUAL_DATE_OF_BIRTH.map(birthOf).filter((span) => span !== undefined),
    countries: [...new Set(countries.filter((country): country is Country => country !== undefined))],
    identifiers: record.INDIVIDUAL_DOCUMENT.flatMap((document) => {
      const type = `${document.TYPE_OF_DOCUMENT ?? ''} ${document.TYPE_OF_DOCUMENT2 ?? ''}`;
      return document.NUMBER === null ? [] : [{ kind: documentKind(type), value: document.NUMBER }];
    }),
    addresses: addresses
      .map(({ STREET, CITY, STATE_PROVINCE, ZIP_CODE, COUNTRY }) =>
        [STREET, ZIP_CODE, CITY, STATE_PROVINCE, COUNTRY].filter((part) => part !== null).join(', '),
      )
      .filter((address) => address !== ''),
    note:
      [record.REFERENCE_NUMBER, ...record.TITLE, ...record.DESIGNATION, record.COMMENTS1]
        .filter((part) => part !== null)
        .join('; ') || null,
  };
}

function namesOf(record: UnRecord): ListedEntry['names'] {
  const primary = [record.FIRST_NAME[0].trim(), record.SECOND_NAME, record.THIRD_NAME, record.FOURTH_NAME]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  const all: { text: string; quality: NameQuality }[] = [];
  const add = (text: string | null, quality: NameQuality) => {
    if (text !== null && text !== '' && !all.some((known) => known.text === text)) all.push({ text, quality });
  };
  add(primary, 'primary');
  add(record.NAME_ORIGINAL_SCRIPT, 'strong');
  for (const { ALIAS_NAME, QUALITY } of [...record.INDIVIDUAL_ALIAS, ...record.ENTITY_ALIAS])
    add(ALIAS_NAME, QUALITY === 'Low' ? 'weak' : 'strong');
  const [first, ...rest] = all;
  return first === undefined ? [] : [{ ...first, quality: 'primary' }, ...rest];
}

/** Approximate years reach a year further on either side; a date without a day or a year is none. */
function birthOf(birth: UnRecord['INDIVIDUAL_DATE_OF_BIRTH'][number]): BirthSpan | undefined {
  const day = parseCivilDate((birth.DATE ?? '').slice(0, 10));
  if (day !== undefined) return { first: day, last: day };
  const isAbout = birth.TYPE_OF_DATE === 'APPROXIMATELY';
  const [from, to] = [yearOf(birth.FROM_YEAR ?? birth.YEAR), yearOf(birth.TO_YEAR ?? birth.YEAR)];
  if (from === undefined || to === undefined || from > to) return undefined;
  const reach = isAbout ? 1 : 0;
  return { first: `${from - reach}-01-01`, last: `${to + reach}-12-31` };
}

const yearOf = (text: string | null) => (text !== null && /^[12]\d{3}$/.test(text) ? Number(text) : undefined);

function documentKind(type: string): IdentifierKind {
  if (/pass/i.test(type)) return 'passport';
  return /national|identi/i.test(type) ? 'national_id' : 'other';
}

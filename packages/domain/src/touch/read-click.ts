import { targetLengthMax } from '../link/target.ts';
import { type UtmField, utmFields } from '../link/utm.ts';

/** What the address of a click says besides the link's code. */
export interface ClickParameters {
  readonly subIds: Readonly<Record<string, string>>;
  readonly utm: Readonly<Partial<Record<UtmField, string>>>;
  /** A deep link that was asked for, not yet checked. */
  readonly deepLink: string | undefined;
  /** What the page said about the visitor's consent; undefined when it said nothing. */
  readonly hasConsent: boolean | undefined;
  /** Names of paid-search parameters, joined by commas. */
  readonly paidSearch: string | undefined;
}

const valueLengthMax = 200;
/** One more than an address may have, so that a longer one is refused and not cut. */
const deepLinkLengthMax = targetLengthMax + 1;
const pairsMax = 60;
const subId = /^s(?:ub)?([1-5])$/;
const paidSearchNames = new Set([
  'gclid',
  'gad_source',
  'gad_campaignid',
  'fbclid',
  'twclid',
  'msclkid',
  'li_fat_id',
  'rdclid',
  'ttclid',
]);
const control = /\p{Cc}/gu;

export const noParameters: ClickParameters = {
  subIds: {},
  utm: {},
  deepLink: undefined,
  hasConsent: undefined,
  paidSearch: undefined,
};

/**
 * Reads the query of a click's address. It never refuses: a visitor is waiting, so what is too long is cut, characters
 * that cannot be stored are left out, and what is unknown is ignored. Of a repeated parameter the first one counts.
 */
export function readClick(query: string): ClickParameters {
  const subIds: Record<string, string> = {};
  const utm: Partial<Record<UtmField, string>> = {};
  const paidSearch = new Set<string>();
  let deepLink: string | undefined;
  let hasConsent: boolean | undefined;
  for (const pair of query.split('&', pairsMax)) {
    const equals = pair.indexOf('=');
    if (equals <= 0) continue;
    const name = pair.slice(0, equals);
    const value = pair.slice(equals + 1);
    const sub = subId.exec(name)?.[1];
    if (sub !== undefined) subIds[`sub${sub}`] ??= decoded(value, valueLengthMax);
    else if (name === 'to') deepLink ??= storable(percentDecoded(value), deepLinkLengthMax);
    else if (name === 'consent') hasConsent ??= value === '1' || value === 'true' || value === 'yes';
    else if (name.startsWith('utm_')) {
      const field = utmFields.find((candidate) => name === `utm_${candidate}`);
      if (field !== undefined) utm[field] ??= decoded(value, valueLengthMax);
    } else if (paidSearchNames.has(name)) paidSearch.add(name);
  }
  return {
    subIds: withoutEmpty(subIds),
    utm: withoutEmpty(utm),
    deepLink: deepLink === '' ? undefined : deepLink,
    hasConsent,
    paidSearch: paidSearch.size === 0 ? undefined : [...paidSearch].join(','),
  };
}

function withoutEmpty<Fields extends Record<string, string>>(fields: Fields): Fields {
  for (const name in fields) if (fields[name] === '') delete fields[name];
  return fields;
}

function decoded(value: string, lengthMax: number): string {
  const text = value.replaceAll('+', ' ');
  return storable(text.includes('%') ? percentDecoded(text) : text, lengthMax);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8: kept as it came, which says more than nothing.
    return text;
  }
}

/** A text that PostgreSQL takes as text and inside JSON: no control characters, no halves of characters. */
export function storable(text: string, lengthMax: number): string {
  return text.slice(0, lengthMax).toWellFormed().replace(control, '');
}

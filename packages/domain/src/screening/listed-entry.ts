import type { Country } from '../country/countries.ts';

/** The lists that are read; each is the whole of one publisher's. */
export const screeningLists = ['ofac-sdn', 'un-consolidated'] as const;
export type ScreeningList = (typeof screeningLists)[number];

/** Proper names, the same in every language. */
export const listTitles: Readonly<Record<ScreeningList, string>> = {
  'ofac-sdn': 'OFAC SDN',
  'un-consolidated': 'UN Consolidated List',
};

export const listedKinds = ['person', 'entity', 'vessel', 'aircraft'] as const;
export type ListedKind = (typeof listedKinds)[number];

/** A weak name is one that the publisher itself calls so: a nickname or a word in everyday use. */
export const nameQualities = ['primary', 'strong', 'weak'] as const;
export type NameQuality = (typeof nameQualities)[number];

export const identifierKinds = [
  'lei',
  'bic',
  'registration',
  'tax',
  'passport',
  'national_id',
  'vessel',
  'other',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** From the first to the last day on which somebody may have been born: one day, a year, or several years. */
export interface BirthSpan {
  /** `1960-12-13`. */
  readonly first: string;
  readonly last: string;
}

/** Somebody or something on a list, in the same words whoever publishes it. */
export interface ListedEntry {
  /** The publisher's own number, stable over its editions. */
  readonly id: string;
  readonly kind: ListedKind;
  /** The sanctions programs it is listed under. */
  readonly programs: readonly string[];
  readonly names: readonly { readonly text: string; readonly quality: NameQuality }[];
  readonly births: readonly BirthSpan[];
  /** Where it belongs: nationality, citizenship, flag, address. */
  readonly countries: readonly Country[];
  readonly identifiers: readonly Identifier[];
  readonly addresses: readonly string[];
  /** What the publisher says besides, for people to read. */
  readonly note: string | null;
}

/** Letters and digits alone; fewer than five tell nothing. */
export function identifierKey({ value }: Identifier): string | undefined {
  const key = value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return key.length >= 5 ? key : undefined;
}

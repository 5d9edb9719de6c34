import type { Country } from '@countersign/domain/country/countries';
import type { ListedEntry, ListedKind } from '@countersign/domain/screening/listed-entry';
import { countryNamed } from '@countersign/ports/screening-list/country-named';
import { readRemarks } from './remarks.ts';
import { type AddRow, type AltRow, OfacError, type SdnRow } from './wire.ts';

export interface OfacFiles {
  readonly sdn: readonly SdnRow[];
  readonly alt: readonly AltRow[];
  readonly add: readonly AddRow[];
}

/**
 * Entries with their other names and addresses. A name or an address of an entry that is not there means that the first
 * file is cut off, which its own rows do not tell: `OfacError`.
 */
export function entriesOf({ sdn, alt, add }: OfacFiles): readonly ListedEntry[] {
  const ids = new Set(sdn.map(({ id }) => id));
  if (ids.size !== sdn.length) throw new OfacError('malformed', 'sdn.csv holds an entry twice');
  for (const [file, rows] of [
    ['alt.csv', alt],
    ['add.csv', add],
  ] as const) {
    const orphan = rows.find(({ id }) => !ids.has(id));
    if (orphan !== undefined) throw new OfacError('truncated', `sdn.csv lacks entry ${orphan.id}, which ${file} names`);
  }
  const names = Map.groupBy(alt, ({ id }) => id);
  const addresses = Map.groupBy(add, ({ id }) => id);
  return sdn.map((row) => entryOf(row, names.get(row.id) ?? [], addresses.get(row.id) ?? []));
}

const kinds: Readonly<Record<NonNullable<SdnRow['kind']>, ListedKind>> = {
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

function entryOf(row: SdnRow, alt: readonly AltRow[], add: readonly AddRow[]): ListedEntry {
  const remarks = readRemarks(row.remarks);
  const strong = new Set([row.name, ...alt.map(({ name }) => name)]);
  const weak = new Set(remarks.weakNames.filter((name) => !strong.has(name)));
  const places = [...remarks.countries, ...add.map(({ country }) => country ?? ''), row.flag ?? ''];
  return {
    id: row.id,
    kind: row.kind === null ? 'entity' : kinds[row.kind],
    programs: (row.program ?? '').split(/\]\s*\[/).filter((program) => program !== ''),
    names: [
      ...[...strong].map((text, at) => ({ text, quality: at === 0 ? ('primary' as const) : ('strong' as const) })),
      ...[...weak].map((text) => ({ text, quality: 'weak' as const })),
    ],
    births: remarks.births,
    countries: unique(places.map(countryNamed).filter((country) => country !== undefined)),
    identifiers: remarks.identifiers,
    addresses: add
      .map(({ street, city, country }) => [street, city, country].filter((part) => part !== null).join(', '))
      .filter((address) => address !== ''),
    note: [row.title, row.remarks].filter((part) => part !== null).join('; ') || null,
  };
}

const unique = (countries: readonly Country[]): readonly Country[] => [...new Set(countries)];

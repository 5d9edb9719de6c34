import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isCountry } from '@countersign/domain/country/countries';
import type { MatchCustomer } from '@countersign/domain/matching/score';

/** Two companies and whether they are one, as somebody else labelled them. */
export type LabelledPair = {
  readonly isMatch: boolean;
  /** What the two differ in; computed by whoever made the list. */
  readonly kind: string;
  readonly left: MatchCustomer;
  readonly right: MatchCustomer;
};

export type LabelledSet = { readonly name: string; readonly pairs: readonly LabelledPair[] };

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export const hasMatchingData = existsSync(`${folder}companies-ror/pairs.csv`);

type Row = Readonly<Record<string, string>>;

export function rowsOf(path: string): readonly Row[] {
  const cells: string[][] = [[]];
  const text = readFileSync(folder + path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd();
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    cells.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') cells.push([]);
  }
  const [header = [], ...rows] = cells;
  return rows
    .filter((row) => row.length === header.length)
    .map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

function customer(name: string | undefined, country?: string, domain?: string): MatchCustomer {
  return {
    name: name ?? '',
    country: country !== undefined && isCountry(country) ? country : undefined,
    domain: domain === '' ? undefined : domain,
  };
}

/** Research companies; `related` pairs (one group, two companies) are left out: what they are is a matter of policy. */
export function rorPairs(): LabelledSet {
  const pairs = rowsOf('companies-ror/pairs.csv')
    .filter((row) => row.label !== 'related')
    .map((row) => ({
      isMatch: row.label === 'match',
      kind: row.kind ?? '',
      left: customer(row.left_name, row.left_country, row.left_domain),
      right: customer(row.right_name, row.right_country, row.right_domain),
    }));
  return { name: 'companies-ror', pairs };
}

/** Listed companies; another registrant of the same first word counts as different. */
export function secPairs(): LabelledSet {
  const pairs = rowsOf('companies-sec/pairs.csv').map((row) => ({
    isMatch: row.label === 'match',
    kind: row.label === 'distinct_registrant' ? 'same_first_word' : (row.kind ?? ''),
    left: customer(row.left_name),
    right: customer(row.right_name),
  }));
  return { name: 'companies-sec', pairs };
}

/** Printed registers of 1897 to 1920, read by machine; each firm also against 20 others of the list. */
export function germanPairs(): LabelledSet {
  const names = (side: string) =>
    new Map(rowsOf(`companies-german-historic/${side}.csv`).map((row) => [row.company_id, row.company_name]));
  const [left, right] = [names('left'), names('right')];
  const matches = rowsOf('companies-german-historic/matches.csv');
  const pairs = matches.flatMap((match, index) => {
    const [one, other] = [left.get(match.company_id_left), right.get(match.company_id_right)];
    const kind = one === other ? 'identical' : 'differs';
    const others = Array.from({ length: 20 }, (_, step) => {
      const another = matches[(index + (step + 1) * 7) % matches.length];
      return {
        isMatch: false,
        kind: 'another_firm',
        left: customer(one),
        right: customer(right.get(another?.company_id_right)),
      };
    });
    return [{ isMatch: true, kind, left: customer(one), right: customer(other) }, ...others];
  });
  return { name: 'companies-german-historic', pairs };
}

export function brandPairs(): LabelledSet {
  const pairs = rowsOf('brand-variants/variants.csv').map((row) => ({
    isMatch: true,
    kind: row.kind ?? '',
    left: customer(row.brand),
    right: customer(row.variant),
  }));
  return { name: 'brand-variants', pairs };
}

/** Hand-made pairs; the first list was written for screening, where a near spelling counts as a match. */
export function namePairs(): readonly LabelledSet[] {
  const checks = rowsOf('name-pairs/checks.csv')
    .filter((row) => ['Company', 'Organization', 'LegalEntity'].includes(row.schema ?? ''))
    .map((row) => ({
      isMatch: row.is_match === 'true',
      kind: `quality_${(row.quality === '' ? 'none' : (row.quality ?? '')).toLowerCase()}`,
      left: customer(row.name1),
      right: customer(row.name2),
    }));
  const known = rowsOf('name-pairs/well-known.csv').map((row) => ({
    isMatch: row.Targets === '1',
    kind: /\P{ASCII}/u.test(`${row.Name_x}${row.Name_y}`) ? 'other_script' : 'latin',
    left: customer(row.Name_x),
    right: customer(row.Name_y),
  }));
  return [
    { name: 'name-pairs/checks (companies)', pairs: checks },
    { name: 'name-pairs/well-known', pairs: known },
  ];
}

import { sql } from '@countersign/db/query';
import { createTestDatabase } from '@countersign/db/testing/database';
import { defaultThresholds, type ListIndex, listIndex } from '@countersign/domain/screening/list-index';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { matchNames } from '@countersign/domain/screening/name-match';
import { readScreeningName } from '@countersign/domain/screening/screening-name';
import { importList } from '@countersign/services/screening/import-list';
import { rescreen } from '@countersign/services/screening/rescreen';
import { spellLatin } from '@countersign/services/screening/spell-latin';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { table } from './figures.ts';
import { brandPairs, germanPairs, type LabelledSet, rorPairs, rowsOf, secPairs } from './matching-data.ts';
import { frequentNames, hasLists, publishedEntries, subjectOf, varied } from './screening-data.ts';

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);

function throughput(index: ListIndex, entries: readonly ListedEntry[]): void {
  const surnames = frequentNames();
  const people = [...surnames.values()].flat();
  const companies = [
    ...rowsOf('companies-ror/companies.csv').map((row) => row.short_name ?? ''),
    ...rowsOf('companies-sec/registrants.csv').map((row) => row.Name ?? ''),
  ];
  const listed = entries
    .filter(({ kind }) => kind === 'person')
    .map(({ names }, turn) => varied(names[0]?.text ?? '', turn));
  const rows = (
    [
      ['companies nobody lists', 'company', companies],
      ['people with frequent names', 'person', people],
      ['listed people, misspelt (all of them hits)', 'person', listed],
    ] as const
  ).map(([label, kind, names]) => {
    for (const name of names.slice(0, 200)) index.screen(subjectOf(kind, name), defaultThresholds);
    const start = cpuMs();
    let hits = 0;
    for (const name of names) hits += index.screen(subjectOf(kind, name), defaultThresholds).length;
    const spent = cpuMs() - start;
    return [label, names.length, Math.round((names.length / spent) * 1000), (hits / names.length).toFixed(2)];
  });
  console.log(
    `\n**Throughput** against ${index.entries} entries with ${index.names} names, one core, CPU time\n\n${table(['names', 'count', 'names/s', 'hits per name'], rows)}`,
  );
}

function recall(index: ListIndex, entries: readonly ListedEntry[]): void {
  const rows = (['person', 'entity'] as const).map((kind) => {
    const of = entries.filter((entry) => entry.kind === kind);
    const listed = of.flatMap(({ id, names }) =>
      names.map(({ text }) => ({ id, read: readScreeningName(text, kind, spellLatin) })),
    );
    let [both, missed, queries, spent] = [0, 0, 0, 0];
    for (let at = 0; at < of.length; at += Math.ceil(of.length / 150)) {
      const name = varied(of[at]?.names[0]?.text ?? '', at);
      const asked = readScreeningName(name, kind, spellLatin);
      const start = cpuMs();
      const brute = new Set(listed.filter(({ read }) => matchNames(asked, read).likeness >= 0.85).map(({ id }) => id));
      spent += cpuMs() - start;
      const subject = subjectOf(kind === 'person' ? 'person' : 'company', name);
      const hits = new Set(index.screen(subject, { ...defaultThresholds, scoreMin: 0 }).map(({ entry }) => entry.id));
      queries += 1;
      both += brute.size;
      missed += [...brute].filter((id) => !hits.has(id)).length;
    }
    return [kind, queries, both, share(both - missed, both), Math.round((queries / spent) * 1000)];
  });
  console.log(
    `\n**Recall** of the index against a comparison with every name\n\n${table(['kind', 'names asked', 'hits of brute force', 'found', 'brute force, names/s'], rows)}`,
  );
}

function everydayNames(index: ListIndex): void {
  const rows = [...frequentNames()].map(([region, names]) => {
    const hits = names.map((name) => index.screen(subjectOf('person', name), defaultThresholds).length);
    const born = names.map(
      (name) =>
        index.screen({ ...subjectOf('person', name), bornOn: '1990-05-17', countries: ['CH'] }, defaultThresholds)
          .length,
    );
    const some = (counts: readonly number[]) => counts.filter((count) => count > 0).length;
    return [region, names.length, share(some(hits), names.length), share(some(born), names.length)];
  });
  const files = ['companies-ror/companies.csv', 'companies-sec/registrants.csv'] as const;
  for (const file of files) {
    const names = rowsOf(file).map((row) => row.short_name ?? row.Name ?? '');
    const hit = names.filter((name) => index.screen(subjectOf('company', name), defaultThresholds).length > 0);
    rows.push([file, names.length, share(hit.length, names.length), '–']);
  }
  console.log(
    `\n**False hits** of everyday names, and of real companies (a few of which are listed)\n\n${table(['names', 'count', 'with a match, name alone', 'with a birth date and country besides'], rows)}`,
  );
}

function labelled(): void {
  const checks = rowsOf('name-pairs/checks.csv').map((row) => ({
    isMatch: row.is_match === 'true',
    kind: row.schema ?? '',
    left: { name: row.name1 ?? '' },
    right: { name: row.name2 ?? '' },
  }));
  const sets: readonly LabelledSet[] = [
    { name: 'name-pairs/checks', pairs: checks },
    brandPairs(),
    rorPairs(),
    secPairs(),
    germanPairs(),
  ];
  for (const { name, pairs } of sets) {
    const counts = new Map<string, { match: number; found: number; different: number; wrong: number }>();
    for (const { isMatch, kind, left, right } of pairs) {
      const nameKind = kind === 'Person' ? 'person' : 'entity';
      const [first, second] = [left, right].map((side) => readScreeningName(side.name, nameKind, spellLatin));
      if (first === undefined || second === undefined) continue;
      const isFound = matchNames(first, second).likeness >= defaultThresholds.nameMin / 100;
      const count = counts.get(kind) ?? { match: 0, found: 0, different: 0, wrong: 0 };
      if (isMatch) {
        count.match += 1;
        count.found += isFound ? 1 : 0;
      } else {
        count.different += 1;
        count.wrong += isFound ? 1 : 0;
      }
      counts.set(kind, count);
    }
    const rows = [...counts].map(([kind, { match, found, different, wrong }]) => [
      kind,
      match,
      share(found, match),
      different,
      share(wrong, different),
      different === 0 ? '–' : share(found, found + wrong),
    ]);
    console.log(
      `\n**${name}**\n\n${table(['kind', 'matches', 'recall', 'different', 'taken for a match', 'precision'], rows)}`,
    );
  }
}

const subjectCount = 100_000;

async function delta(ofac: readonly ListedEntry[]): Promise<void> {
  const database = await createTestDatabase();
  try {
    const tenant = await createTestTenant(database);
    const { db } = database.app;
    const world = { db, ids: tenant.ids, now: () => Date.now(), log: tenant.system.log, accepted: [] };
    const edition = (entries: readonly ListedEntry[]) =>
      importList(world, {
        list: 'ofac-sdn',
        publisher: 'bench',
        read: async () => ({ ok: true, publishedAt: null, entries }),
      });
    await edition(ofac);
    const names = [
      ...rowsOf('companies-ror/companies.csv').map((row) => row.short_name ?? ''),
      ...rowsOf('companies-sec/registrants.csv').map((row) => row.Name ?? ''),
    ].map((name) => name.replaceAll("'", ' '));
    await tenant.inTenant((tx) =>
      tx.execute(sql`
        insert into screening_subjects (tenant_id, id, reference, facts, facts_hash, editions, scorer_version, outcome, screened_at, created_at)
        select ${tenant.id}, 'scs_' || lpad(n::text, 26, '0'), 'partner/' || n,
          jsonb_build_object('kind', 'company', 'name', (${JSON.stringify(names)}::text::jsonb ->> (n % ${names.length})) || ' ' || n,
            'aliases', '[]'::jsonb, 'countries', '[]'::jsonb, 'bornOn', null, 'identifiers', '[]'::jsonb),
          n::text, '{"ofac-sdn": 1}', 'pairs-1', 'not_checked', now(), now()
        from generate_series(1, ${subjectCount}) n`),
    );
    const changed = ofac.map((entry, at) => (at % 150 === 0 ? { ...entry, note: 'changed' } : entry));
    const importStart = performance.now();
    await edition([...changed.slice(40), ...names.slice(0, 20).map((name, at) => added(at, name))]);
    const importMs = performance.now() - importStart;
    const [start, startCpu] = [performance.now(), cpuMs()];
    const result = await rescreen(tenant.system, 'ofac-sdn');
    console.log(
      `\n**Re-screening** of ${subjectCount} subjects against a changed list: ${JSON.stringify(result)} in ${((performance.now() - start) / 1000).toFixed(1)} s ` +
        `(${((cpuMs() - startCpu) / 1000).toFixed(1)} s of CPU); the new edition of ${ofac.length} entries was put in force in ${(importMs / 1000).toFixed(1)} s.`,
    );
  } finally {
    await database.drop();
  }
}

const added = (at: number, name: string): ListedEntry => ({
  id: `9${at}00000`,
  kind: 'entity',
  programs: ['TEST'],
  names: [{ text: `${name} ${at * 31}`, quality: 'primary' }],
  births: [],
  countries: [],
  identifiers: [],
  addresses: [],
  note: null,
});

if (!hasLists) console.log('skipped: conformance data not present');
else {
  const { ofac, un } = await publishedEntries();
  const entries = [...ofac, ...un];
  const index = listIndex(entries, spellLatin);
  throughput(index, entries);
  recall(index, entries);
  everydayNames(index);
  labelled();
  await delta(ofac);
}

import { blockingKeys } from '@countersign/domain/matching/blocking-keys';
import { possibleMin, sameCustomerMin, scoreCustomerMatch } from '@countersign/domain/matching/score';
import {
  brandPairs,
  germanPairs,
  hasMatchingData,
  type LabelledSet,
  namePairs,
  rorPairs,
  rowsOf,
  secPairs,
} from './matching-data.ts';

/** Kinds that cannot be had from spelling: there the domain, an alias or a number has to decide. */
const beyondSpelling = new Set(['acronym', 'other_script', 'rename_or_translation', 'other']);

type Count = { pairs: number; possible: number; same: number; blocked: number };

function countsOf(set: LabelledSet): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { isMatch, kind, left, right } of set.pairs) {
    const key = `${isMatch ? 'match' : 'different'} | ${kind}`;
    const count = counts.get(key) ?? { pairs: 0, possible: 0, same: 0, blocked: 0 };
    const { score } = scoreCustomerMatch(left, right);
    const keys = new Set(blockingKeys(left));
    count.pairs += 1;
    if (score >= possibleMin) count.possible += 1;
    if (score >= sameCustomerMin) count.same += 1;
    if (blockingKeys(right).some((each) => keys.has(each))) count.blocked += 1;
    counts.set(key, count);
  }
  return counts;
}

function report(set: LabelledSet): void {
  const counts = [...countsOf(set)].toSorted(([left], [right]) => (left < right ? 1 : -1));
  console.log(
    `\n**${set.name}**\n\n| label | kind | pairs | shown | taken as same | share a key |\n| --- | --- | ---: | ---: | ---: | ---: |`,
  );
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  for (const [key, { pairs, possible, same, blocked }] of counts) {
    console.log(`| ${key} | ${pairs} | ${share(possible, pairs)} | ${share(same, pairs)} | ${share(blocked, pairs)} |`);
  }
  const sum = (label: string, field: 'pairs' | 'possible' | 'same') =>
    counts
      .filter(([key]) => key.startsWith(label) && !beyondSpelling.has(key.split(' | ')[1] ?? ''))
      .reduce((total, [, count]) => total + count[field], 0);
  const wrong = sum('different', 'possible');
  if (sum('different', 'pairs') === 0) return;
  console.log(
    `\nKinds that spelling can decide: shown with precision ${share(sum('match', 'possible'), sum('match', 'possible') + wrong)}, ` +
      `recall ${share(sum('match', 'possible'), sum('match', 'pairs'))}; taken as same with precision ` +
      `${share(sum('match', 'same'), sum('match', 'same') + sum('different', 'same'))}, recall ${share(sum('match', 'same'), sum('match', 'pairs'))}.`,
  );
}

function cost(): void {
  const names = [
    ...rowsOf('companies-sec/registrants.csv').map((row) => row.Name ?? ''),
    ...rowsOf('companies-ror/companies.csv').map((row) => row.short_name ?? ''),
  ];
  const unique = [...new Set(names)];
  const started = process.cpuUsage();
  const keys = unique.map((name) => blockingKeys({ name }));
  const keyed = process.cpuUsage(started);
  const index = new Map<string, number[]>();
  keys.forEach((each, at) => {
    for (const key of each) index.set(key, [...(index.get(key) ?? []), at]);
  });
  const candidates = keys
    .map((each) => new Set(each.flatMap((key) => index.get(key) ?? [])).size)
    .toSorted((a, b) => a - b);
  const at = (share: number) => candidates[Math.floor(candidates.length * share)];
  const before = process.cpuUsage();
  const compared = 20_000;
  for (let pair = 0; pair < compared; pair += 1) {
    const [left = '', right = ''] = [unique[pair % unique.length], unique[(pair * 7 + 1) % unique.length]];
    scoreCustomerMatch({ name: left }, { name: right });
  }
  const scored = process.cpuUsage(before);
  const perName = keys.reduce((sum, each) => sum + each.length, 0) / unique.length;
  console.log(
    `\n${unique.length} distinct names: ${perName.toFixed(1)} keys each in ${(keyed.user / unique.length).toFixed(0)} CPU-µs; ` +
      `${at(0.5)} of them share a key with one (median; p99 ${at(0.99)}); a comparison costs ${(scored.user / compared).toFixed(0)} CPU-µs.`,
  );
}

if (!hasMatchingData) {
  console.log('skipped: data not present');
} else {
  console.log(`Shown to approvers from a score of ${possibleMin}, taken as the same customer from ${sameCustomerMin}.`);
  for (const set of [rorPairs(), secPairs(), germanPairs(), brandPairs(), ...namePairs()]) report(set);
  cost();
}

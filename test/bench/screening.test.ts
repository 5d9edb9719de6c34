import { defaultThresholds, type ListIndex, listIndex } from '@countersign/domain/screening/list-index';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { matchNames } from '@countersign/domain/screening/name-match';
import { readScreeningName } from '@countersign/domain/screening/screening-name';
import { spellLatin } from '@countersign/services/screening/spell-latin';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasMatchingData, rowsOf } from './matching-data.ts';
import { frequentNames, hasLists, publishedEntries, subjectOf, varied } from './screening-data.ts';

describe.skipIf(!hasLists || !hasMatchingData)(
  'screening against the lists as published (skipped: conformance data not present)',
  () => {
    let entries: readonly ListedEntry[] = [];
    let index: ListIndex;
    beforeAll(async () => {
      const { ofac, un } = await publishedEntries();
      entries = [...ofac, ...un];
      index = listIndex(entries, spellLatin);
    });
    const found = (kind: 'person' | 'company', name: string) =>
      index
        .screen(subjectOf(kind, name), defaultThresholds)
        .flatMap(({ entry }) => entry.names.map(({ text }) => text));

    it.each([
      ['person', 'Joaquin Guzman Loera', 'GUZMAN LOERA, Joaquin'],
      ['person', 'Joaquín Gusman Loera', 'GUZMAN LOERA, Joaquin'],
      ['person', 'Nicolas Maduro', 'MADURO MOROS, Nicolas'],
      ['person', 'Ricardo Castro Garzón', 'CASTRO GARZON, Ricardo'],
      ['person', 'Рамзан Кадыров', 'KADYROV, Ramzan Akhmatovich'],
      ['person', 'أيمن الظواهري', 'AL-ZAWAHIRI, Ayman'],
      ['person', 'Ayman al Zawahri', 'AL-ZAWAHIRI, Ayman'],
      ['person', 'صدام حسين التكريتي', 'صدام حسين التكريتي'],
      ['person', 'Eric Badege', 'ERIC BADEGE'],
      ['person', 'Badege Erik', 'ERIC BADEGE'],
      ['company', 'Aero Caribbean', 'AERO-CARIBBEAN'],
      ['company', 'Rosoboroneksport', 'ROSOBORONEKSPORT OAO'],
      ['company', 'Allied Democratic Force', 'Allied Democratic Forces'],
      ['company', 'Bank Saderat', 'BANK SADERAT IRAN'],
    ] as const)('finds the %s %s', (kind, name, listed) => {
      expect(found(kind, name)).toContain(listed);
    });

    it('finds all but a few of the listed names after a typing error, and in another order', () => {
      const persons = entries.filter(({ kind }) => kind === 'person');
      const sample = persons.filter((_, at) => at % 15 === 0);
      const missed = sample.filter((entry, turn) => {
        const [surname = '', given = ''] = (entry.names[0]?.text ?? '').split(',');
        const hits = index.screen(subjectOf('person', varied(`${given} ${surname}`.trim(), turn)), defaultThresholds);
        return !hits.some((hit) => hit.entry === entry);
      });
      expect(sample.length).toBeGreaterThan(250);
      expect(missed.length / sample.length).toBeLessThan(0.04);
    });

    it('finds what a comparison with every name finds', () => {
      const listed = entries
        .filter(({ kind }) => kind === 'person')
        .flatMap(({ id, names }) =>
          names.map(({ text }) => ({ id, read: readScreeningName(text, 'person', spellLatin) })),
        );
      let [both, missed] = [0, 0];
      for (let turn = 0; turn < 24; turn += 1) {
        const name = varied(entries.filter(({ kind }) => kind === 'person')[turn * 173]?.names[0]?.text ?? '', turn);
        const asked = readScreeningName(name, 'person', spellLatin);
        const brute = new Set(
          listed.filter(({ read }) => matchNames(asked, read).likeness >= 0.85).map(({ id }) => id),
        );
        const hits = new Set(
          index.screen(subjectOf('person', name), { ...defaultThresholds, scoreMin: 0 }).map(({ entry }) => entry.id),
        );
        both += brute.size;
        missed += [...brute].filter((id) => !hits.has(id)).length;
      }
      expect(both).toBeGreaterThan(30);
      expect(missed / both).toBeLessThanOrEqual(0.005);
    });

    it('does not flood the queue with everyday names, nor with real companies', () => {
      for (const [region, names] of frequentNames()) {
        const known = names.map((name) => ({
          ...subjectOf('person', name),
          bornOn: '1990-05-17',
          countries: ['CH' as const],
        }));
        const hit = known.filter((subject) => index.screen(subject, defaultThresholds).length > 0);
        expect(hit.length / names.length, region).toBeLessThan(0.12);
      }
      const companies = rowsOf('companies-ror/companies.csv').map((row) => row.short_name ?? '');
      const hit = companies.filter((name) => found('company', name).length > 0);
      expect(hit.length / companies.length).toBeLessThan(0.025);
    });
  },
);

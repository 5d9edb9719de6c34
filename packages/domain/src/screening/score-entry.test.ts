import { describe, expect, it } from 'vitest';
import { candidateIndex } from './candidate-index.ts';
import { changeBetween, judgeEdition } from './list-edition.ts';
import { defaultThresholds, listIndex } from './list-index.ts';
import type { ListedEntry } from './listed-entry.ts';
import { matchNames } from './name-match.ts';
import { decideMatch, outcomeOf } from './review.ts';
import { readScreeningName } from './screening-name.ts';
import type { ScreeningSubject } from './screening-subject.ts';

const asIs = (text: string) => text;
const entry: ListedEntry = {
  id: '1',
  kind: 'person',
  programs: ['SDNTK'],
  names: [
    { text: 'QUINTERO NAVIDAD, Sajid Emilio', quality: 'primary' },
    { text: 'EL CADETE', quality: 'weak' },
  ],
  births: [{ first: '1969-12-02', last: '1969-12-02' }],
  countries: ['MX'],
  identifiers: [{ kind: 'tax', value: 'QUNS-691202' }],
  addresses: [],
  note: null,
};
const company: ListedEntry = {
  ...entry,
  id: '2',
  kind: 'entity',
  names: [{ text: 'Meridian Fund II Limited', quality: 'primary' }],
  births: [],
  countries: ['IR'],
  identifiers: [{ kind: 'lei', value: '5493001KJTIIGC8Y1R12' }],
};
const person: ScreeningSubject = {
  kind: 'person',
  name: 'Sajid Emilio Quintero Navidad',
  aliases: [],
  countries: ['MX'],
  bornOn: '1969-12-02',
  identifiers: [],
};
const index = listIndex([entry, company], asIs);
const screen = (subject: Partial<ScreeningSubject>) => index.screen({ ...person, ...subject }, defaultThresholds);

describe('the score of an entry', () => {
  it.each([
    ['everything fits: 100', {}, 100],
    ['another day of birth: 100 - 25', { bornOn: '1969-12-03' }, 75],
    ['another year of birth, the day unknown: 100 - 15', { bornOn: '1971' }, 85],
    ['the year alone, and it fits: 100', { bornOn: '1969' }, 100],
    ['another country: 100 - 20', { countries: ['DE' as const] }, 80],
    ['neither country nor birth known: 100', { countries: [], bornOn: null }, 100],
    ['a weak alias: 100 - 20', { name: 'El Cadete' }, 80],
  ])('%s', (_, subject, score) => {
    const [hit] = screen(subject);
    expect(hit?.score).toBe(score);
    const counted = (hit?.factors ?? []).filter(({ counts }) => counts);
    expect(counted.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });

  it('stays below the threshold when country and day of birth are both other: 100 - 20 - 25', () => {
    expect(screen({ countries: ['DE'], bornOn: '1970-01-01' })).toEqual([]);
  });

  it('finds an identifier under any name, and says which', () => {
    const [hit] = screen({ name: 'Nobody Such', identifiers: [{ kind: 'other', value: 'quns 691202' }] });
    expect(hit).toMatchObject({ entry: { id: '1' }, score: 85 });
    const [byLei] = index.screen(
      {
        ...person,
        kind: 'company',
        name: 'Other',
        countries: ['IR'],
        bornOn: null,
        identifiers: [{ kind: 'lei', value: '5493001KJTIIGC8Y1R12' }],
      },
      defaultThresholds,
    );
    expect(byLei).toMatchObject({ entry: { id: '2' }, score: 95 });
  });

  it('takes other numbers in a company name for another company: 100 - 30', () => {
    const asked = { ...person, kind: 'company' as const, countries: [], bornOn: null };
    expect(index.screen({ ...asked, name: 'Meridian Fund II Ltd' }, defaultThresholds)[0]?.score).toBe(100);
    expect(index.screen({ ...asked, name: 'Meridian Fund IV Ltd' }, defaultThresholds)).toEqual([]);
  });

  it('does not take a person for a company', () => {
    expect(screen({ name: 'Meridian Fund II Limited', bornOn: null })).toEqual([]);
  });
});

describe('the index', () => {
  it('finds what a comparison with every name finds, with the same likeness', () => {
    const given = ['Ivan', 'Igor', 'Oleg', 'Mohamed', 'Mahmud', 'Ali', 'Jose', 'Maria', 'Kim', 'Yong'];
    const family = [
      'Petrov',
      'Petrova',
      'Petrovsky',
      'al Tikriti',
      'al-Tikreety',
      'Garcia Lopez',
      'Garza Lopez',
      'Jong Un',
      'Chol',
    ];
    const listed = given.flatMap((first) =>
      family.map((last) => readScreeningName(`${first} ${last}`, 'person', asIs)),
    );
    const readings = listed.map(({ readings: [reading] }) => reading).filter((reading) => reading !== undefined);
    const names = candidateIndex(readings);
    for (const asked of [
      'Ivan Petrow',
      'Muhammad Tikriti',
      'Josef Garcia',
      'Yong Jongun',
      'Ali al Tikriti',
      'Marya Petrova',
    ]) {
      const read = readScreeningName(asked, 'person', asIs);
      const found = new Map<number, number>();
      for (const reading of read.readings)
        names.search(reading, 0.8, (place, { likeness }) => found.set(place, likeness));
      const brute = listed.flatMap((name, place) => {
        const { likeness } = matchNames(read, name);
        return likeness >= 0.8 ? [[place, likeness] as const] : [];
      });
      expect(
        [...found.keys()].sort((left, right) => left - right),
        asked,
      ).toEqual(brute.map(([place]) => place));
      for (const [place, likeness] of brute) expect(found.get(place)).toBeCloseTo(likeness, 5);
    }
  });
});

describe('an edition of a list', () => {
  const size = (entries: number, names: number) => ({ size: { entries, names }, publishedAt: null });
  it.each([
    ['empty', size(0, 0), null, 'empty'],
    ['the first one', size(1, 1), null, null],
    ['half as long as yesterday', size(50, 100), size(100, 200), 'shrunk'],
    ['with half of the aliases', size(100, 100), size(100, 200), 'shrunk'],
    ['a little shorter', size(95, 180), size(100, 200), null],
    [
      'older than the one in force',
      { ...size(100, 200), publishedAt: 1 },
      { ...size(100, 200), publishedAt: 2 },
      'older',
    ],
  ])('%s', (_, next, current, problem) => {
    expect(judgeEdition(next, current)).toBe(problem);
  });

  it('says what it adds, changes and removes', () => {
    const before = new Map([
      ['a', '1'],
      ['b', '1'],
      ['c', '1'],
    ]);
    const after = new Map([
      ['d', '1'],
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(changeBetween(before, after)).toEqual({ added: ['d'], changed: ['b'], removed: ['c'] });
  });
});

describe('a verdict', () => {
  const open = { status: 'open', score: 80, proposed: null, wasConfirmed: false } as const;
  const ann = (verdict: 'true_match' | 'false_positive') => ({ verdict, personId: 'ann' });
  it.each([
    ['one person clears a low score', open, ann('false_positive'), 'false_positive'],
    ['a true match waits for a second', open, ann('true_match'), 'proposed'],
    ['a high score waits for a second', { ...open, score: 95 }, ann('false_positive'), 'proposed'],
    ['what was a true match waits for a second', { ...open, wasConfirmed: true }, ann('false_positive'), 'proposed'],
    [
      'another one confirms',
      { ...open, status: 'proposed', proposed: { verdict: 'true_match', personId: 'bob' } },
      ann('true_match'),
      'true_match',
    ],
    [
      'another one disagrees',
      { ...open, status: 'proposed', proposed: { verdict: 'true_match', personId: 'bob' } },
      ann('false_positive'),
      'proposed',
    ],
    [
      'the same one may not confirm',
      { ...open, status: 'proposed', proposed: { verdict: 'true_match', personId: 'ann' } },
      ann('true_match'),
      'same_person',
    ],
    ['nobody decides twice', { ...open, status: 'false_positive' }, ann('true_match'), 'not_open'],
    ['nothing replaced is decided', { ...open, status: 'replaced' }, ann('true_match'), 'not_open'],
  ] as const)('%s', (_, match, given, outcome) => {
    const result = decideMatch(match, given, 95);
    expect(result.ok ? result.value.status : result.refusal.code).toBe(outcome);
  });

  it('makes nobody clear whom a list that is not loaded would have to clear', () => {
    expect(outcomeOf([], true)).toBe('clear');
    expect(outcomeOf(['false_positive', 'replaced'], true)).toBe('clear');
    expect(outcomeOf([], false)).toBe('not_checked');
    expect(outcomeOf(['open'], false)).toBe('potential_match');
    expect(outcomeOf(['proposed', 'true_match'], true)).toBe('true_match');
  });
});

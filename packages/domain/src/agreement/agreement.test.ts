import { describe, expect, it } from 'vitest';
import { agreementFor, languageOf } from './agreement.ts';
import { changedCount, diffTexts } from './diff.ts';
import { termsLines } from './terms-lines.ts';

describe('which terms are meant for a partner', () => {
  const all = { id: 'all', partnerType: null, countries: [] } as const;
  const affiliates = { id: 'affiliates', partnerType: 'affiliate', countries: [] } as const;
  const german = { id: 'german', partnerType: null, countries: ['DE', 'AT'] } as const;
  const both = { id: 'both', partnerType: 'affiliate', countries: ['DE'] } as const;

  it.each([
    ['its type and country before all', [all, affiliates, german, both], 'affiliate', 'DE', 'both'],
    ['its country before its type', [affiliates, german], 'affiliate', 'DE', 'german'],
    ['its type before everybody', [all, affiliates], 'affiliate', 'FR', 'affiliates'],
    ['everybody’s where none is named', [german, all], 'reseller', 'FR', 'all'],
    ['none where none is meant', [german, affiliates], 'reseller', 'FR', undefined],
    ['the first of two that fit as well', [{ ...all, id: 'first' }, all], 'reseller', 'FR', 'first'],
  ] as const)('%s', (_label, terms, type, country, expected) => {
    expect(
      agreementFor<{ id: string; partnerType: typeof type | null; countries: readonly string[] }>(terms as never, {
        type,
        country,
      })?.id,
    ).toBe(expected);
  });

  it('are read in one’s own language where there is one', () => {
    expect(languageOf(['en', 'de'], 'de-AT')).toBe('de');
    expect(languageOf(['en'], 'de')).toBe('en');
    expect(languageOf([], 'de')).toBeNull();
  });
});

it('terms are lines and headings, and no other markup', () => {
  expect(termsLines('# One\n**two** #3\n#four')).toEqual([
    { isHeading: true, text: 'One' },
    { isHeading: false, text: '**two** #3' },
    { isHeading: false, text: '#four' },
  ]);
});

describe('what changed between two texts', () => {
  const shown = (before: string, after: string) =>
    diffTexts(before, after).map(
      ({ kind, words }) =>
        `${kind}:${words.map((word) => `${{ same: '', added: '+', removed: '-' }[word.kind]}${word.text}`).join('|')}`,
    );

  it.each([
    ['nothing', 'a\nb', 'a\nb', ['same:a', 'same:b']],
    ['a line came', 'a\nc', 'a\nb\nc', ['same:a', 'added:+b', 'same:c']],
    ['a line went', 'a\nb\nc', 'a\nc', ['same:a', 'removed:-b', 'same:c']],
    [
      'a word in a line',
      'paid within 30 days of it',
      'paid within 14 days of it',
      ['changed:paid within |-30 |+14 |days of it'],
    ],
    ['another line altogether', 'one two three', 'four five six', ['removed:-one two three', 'added:+four five six']],
    ['all of it', '', 'new', ['removed:-', 'added:+new']],
  ])('%s', (_label, before, after, expected) => {
    expect(shown(before, after)).toEqual(expected);
  });

  it('gives both texts back, whatever changed', () => {
    const words = ['pay', 'days', 'term', 'the', 'end'];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const text = () =>
      Array.from({ length: 1 + next(8) }, () => Array.from({ length: next(5) }, () => words[next(5)]).join(' ')).join(
        '\n',
      );
    for (let round = 0; round < 200; round += 1) {
      const [before, after] = [text(), text()];
      const changes = diffTexts(before, after);
      const side = (gone: string) =>
        changes
          .filter(({ kind }) => kind !== gone)
          .map((line) =>
            line.words
              .filter(({ kind }) => kind !== gone)
              .map((word) => word.text)
              .join(''),
          )
          .join('\n');
      expect(side('added')).toBe(before);
      expect(side('removed')).toBe(after);
      expect(changedCount(changes) === 0).toBe(before === after);
    }
  });
});

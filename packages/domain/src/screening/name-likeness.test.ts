import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaro, jaroWinkler } from './jaro-winkler.ts';
import { matchNames } from './name-match.ts';
import { readScreeningName } from './screening-name.ts';
import { pairWords, publishedRule, weighedByLength } from './token-pairs.ts';

const asIs = (text: string) => text;
const likeness = (left: string, right: string, kind: 'person' | 'entity' = 'person') =>
  matchNames(readScreeningName(left, kind, asIs), readScreeningName(right, kind, asIs)).likeness;

describe('Jaro and Jaro-Winkler', () => {
  // Winkler's own examples.
  it.each([
    ['martha', 'marhta', 0.944, 0.961],
    ['dwayne', 'duane', 0.822, 0.84],
    ['dixon', 'dicksonx', 0.767, 0.813],
    ['abroms', 'abrams', 0.889, 0.922],
    ['nichleson', 'nichulson', 0.926, 0.956],
    ['jones', 'johnson', 0.79, 0.832],
  ])('%s and %s are %f and %f', (left, right, plain, raised) => {
    expect(jaro(left, right)).toBeCloseTo(plain, 3);
    expect(jaroWinkler(left, right)).toBeCloseTo(raised, 3);
  });

  it('raises nothing at or below 0.7, however alike the beginnings', () => {
    expect(jaro('abcdwxyz', 'abcdefgh')).toBeCloseTo(0.667, 3);
    expect(jaroWinkler('abcdwxyz', 'abcdefgh')).toBe(jaro('abcdwxyz', 'abcdefgh'));
  });

  it('lies between nothing and the same, whatever the strings', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (left, right) => {
        const found = jaroWinkler(left, right);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        if (left !== '') expect(jaroWinkler(left, left)).toBe(1);
      }),
    );
  });
});

describe('the published score table of moov-io/watchman', () => {
  // That program compares bytes: á counts as two letters there.
  const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1').split(' ');
  it.each([
    ['jane doe', 'jan lahore', 0.439],
    ['jan lahore', 'jane doe', 0.549],
    ['john doe', 'paul john', 0.624],
    ['john doe', 'john othername', 0.44],
    ['tai me', 'taim', 0.819],
    ['jane doe', 'jane doe2', 0.94],
    ['kalamity linden', 'kala limited', 0.687],
    ['nicolas moros maduro', 'nicolas maduro', 0.958],
    ['nicolas maduro', 'nicolas moros maduro', 0.839],
    ['ian', 'ian mckinley', 0.429],
    ['iap', 'ian mckinley', 0.352],
    ['ian mckinley', 'ian', 0.891],
    ['ian mckinley', 'iap', 0.733],
    ['ian mckinley', 'tian xiang 7', 0],
    ['zincum llc', 'easy verification inc.', 0],
    ['transpetrochart co ltd', 'jx metals trading co.', 0.431],
    ['technolab', 'moomoo technologies inc', 0.565],
    ['nicolas maduro', 'nicolás maduro', 0.937],
    ['nic maduro', 'nicolas maduro', 0.872],
    ['nick maduro', 'nicolas maduro', 0.859],
    ['nicolas maduroo', 'nicolas maduro', 0.966],
    ['maduro moros, nicolas', 'nicolas maduro', 0.953],
    ['nicolas maduro moros', 'maduro', 0.9],
    ['nicolas maduro moros', 'nicolás maduro', 0.898],
    ['nicolas, maduro moros', 'nicolás maduro', 0.906],
    ['africada financial services bureau change', 'skylight', 0.441],
    ['africada financial services bureau change', 'skylight financial services', 0.761],
    ['the group for the preservation of the holy sites', 'the bridgespan group', 0.682],
    ['group preservation holy sites', 'group', 0.879],
    ['11 420 2 1 corp', '11 420 21 corp', 0.947],
    ['JSCARGUMENT', 'JSC ARGUMENT', 0.413],
    ['john smith', 'john smythe', 0.893],
    ['sean', 'shawn', 0.757],
    ['mohamed', 'muhammed', 0.849],
  ])('listed "%s", asked "%s": %f', (listed, asked, published) => {
    const { forward } = pairWords(weighedByLength(bytes(asked)), weighedByLength(bytes(listed)), publishedRule);
    expect(Math.abs(forward - published)).toBeLessThanOrEqual(0.01);
  });
});

describe('names as they are read for screening', () => {
  it.each([
    ['MADURO MOROS, Nicolas', ['nicolas', 'maduro', 'moros']],
    ["AL-ZAWAHIRI, Dr. Ayman Mohammed Rabi'", ['ayman', 'muhammad', 'rabi', 'al', 'zawahiri']],
    ['Владимир Путин', ['vladimir', 'putin']],
    ['Κυριάκος Μητσοτάκης', ['kyriakos', 'mitsotakis']],
    ['محمد بن سلمان', ['mhmd', 'bn', 'slman']],
    ['בנימין נתניהו', ['bnymyn', 'ntnyhv']],
  ])('%s', (name, words) => {
    expect(readScreeningName(name, 'person', asIs).readings[0]?.words).toEqual(words);
  });

  it('gives nothing for a name without a letter, and stops at 24 words', () => {
    expect(readScreeningName(' - ', 'person', asIs).readings).toEqual([]);
    expect(readScreeningName('ab cd '.repeat(200), 'person', asIs).readings[0]?.words).toHaveLength(24);
  });

  it('asks for letters that it does not know, and for those alone', () => {
    const asked: string[] = [];
    const spell = (text: string) => {
      asked.push(text);
      return 'zhang';
    };
    expect(readScreeningName('张 Wei', 'person', spell).readings[0]?.words).toEqual(['zhang', 'wei']);
    expect(asked).toEqual(['张']);
  });

  it.each([
    ['the order of the words', 'Putin Vladimir', 'PUTIN, Vladimir'],
    ['marks and case', 'José Martí', 'JOSE MARTI'],
    ['another spelling of Muhammad', 'Mohamed Attia', 'Muhammad Attia'],
    ['Cyrillic', 'Рамзан Кадыров', 'KADYROV, Ramzan'],
    ['Arabic, whose short vowels are not written', 'محمد قاسم', 'Muhammad Qasim'],
    ['a middle name less', 'Nicolas Maduro', 'MADURO MOROS, Nicolas'],
    ['a middle name more', 'Vladimir Vladimirovich Putin', 'PUTIN, Vladimir'],
    ['words run together', 'Cornelius van der Bilt', 'VANDERBILT, Cornelius'],
  ])('%s does not hide a person', (_, asked, listed) => {
    expect(likeness(asked, listed)).toBeGreaterThanOrEqual(0.85);
  });

  it.each([
    ['another family name', 'Hani al-Rawi', 'Hani al-Tikriti'],
    ['everyday names alone', 'Ahmed Ali', 'Ahmed Hassan Ali Mohamed Khan'],
    ['another given name', 'Igor Deripaska', 'Katya Deripaska'],
  ])('%s is somebody else', (_, asked, listed) => {
    expect(likeness(asked, listed)).toBeLessThan(0.85);
  });

  it('knows a company by another legal form, another script and a typing error', () => {
    expect(likeness('Gazprom PJSC', 'OAO Gazprom', 'entity')).toBe(1);
    expect(likeness('ООО Газпром', 'Gazprom LLC', 'entity')).toBe(1);
    expect(likeness('Rosobornexport', 'Rosoboronexport OAO', 'entity')).toBeGreaterThan(0.9);
    expect(likeness('Bank of Mexico', 'Central Trading Mexico', 'entity')).toBeLessThan(0.85);
  });
});

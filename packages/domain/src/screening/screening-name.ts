import { readCompanyName } from '../matching/company-name.ts';
import { weightOf } from '../matching/word-weight.internal.ts';
import { foldings } from '../text/fold.ts';
import { consonantsOf, isAbjad, spellAbjad } from './abjad.internal.ts';
import { commonNames, nameParticles, personTitles, standingFor } from './name-words.internal.ts';
import { type WeighedWords, weighed, weighedByLength, wordsMax } from './token-pairs.ts';
import { lettersOf } from './word-lookup.internal.ts';

/** Whose name it is: people's names are read in another way than those of companies, ships and aircraft. */
export const nameKinds = ['person', 'entity'] as const;
export type NameKind = (typeof nameKinds)[number];

/** Latin letters for a text whose own letters are in no table of the domain: ideographs, Hangul, Devanagari and others. */
export type SpellInLatin = (text: string) => string;

/** One way to read a name for screening. */
export interface ScreeningName extends WeighedWords {
  readonly kind: NameKind;
  /** The words written together in their order. */
  readonly compact: string;
  /** Which letters it has, a bit for each. */
  readonly letters: number;
}

export interface ReadName {
  /** At least one, unless the name has no letter or digit. */
  readonly readings: readonly ScreeningName[];
  /** Its own script leaves out short vowels, so that it is compared by its consonants. */
  readonly isAbjad: boolean;
}

const lengthMax = 300;
const particleShare = 0.25;
const commonShare = 0.6;

/** Reads a name: folded, spelt in Latin letters, without punctuation, titles or legal form; "Doe, John" in spoken order. */
export function readScreeningName(name: string, kind: NameKind, spell: SpellInLatin): ReadName {
  const text = name.slice(0, lengthMax);
  const abjad = isAbjad(text);
  const spelt = spellRest(abjad ? spellAbjad(text) : text, spell);
  const lists = kind === 'person' ? personWords(spelt) : readCompanyName(spelt).readings.map(({ words }) => words);
  const readings = lists
    .map((words) => words.slice(0, wordsMax))
    .filter((words) => words.length > 0)
    .map((words) => readingOf(words, kind));
  return { readings, isAbjad: abjad };
}

/** Letters of scripts that folding knows stay as they are; the others are spelt character by character. */
function spellRest(text: string, spell: SpellInLatin): string {
  return text.replace(
    /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]+/gu,
    (part) => ` ${spell(part)} `.replace(/ {2,}/g, ' '),
  );
}

function personWords(text: string): readonly (readonly string[])[] {
  const [surname = '', ...rest] = text.split(',');
  const spoken = rest.length === 0 ? text : `${rest.join(' ')} ${surname}`;
  return foldings(spoken).map((folded) =>
    folded
      .replace(/['’‘`´ʻʼʿʾ"“”]/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => standingFor.get(word) ?? word),
  );
}

function readingOf(all: readonly string[], kind: NameKind): ScreeningName {
  const untitled = kind === 'person' ? all.filter((word) => !personTitles.has(word)) : all;
  const words = untitled.length === 0 ? all : untitled;
  const weights = words.map((word) => word.length * (kind === 'person' ? shareOfPersonWord(word) : weightOf(word)));
  const compact = words.join('');
  return {
    ...weighed(words, weights),
    kind,
    compact,
    letters: lettersOf(compact),
  };
}

/** The same name without its vowels, for scripts that do not write them. */
export function inConsonants(name: ScreeningName): ScreeningName {
  const words = name.words.map(consonantsOf).filter((word) => word !== '');
  const compact = words.join('');
  return { ...weighedByLength(words), kind: name.kind, compact, letters: lettersOf(compact) };
}

function shareOfPersonWord(word: string): number {
  if (nameParticles.has(word)) return particleShare;
  return commonNames.has(word) ? commonShare : 1;
}

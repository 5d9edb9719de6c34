import { jaroWinkler } from './jaro-winkler.ts';

/** How pairs of words become the likeness of two names. */
export interface PairRule {
  /** Pairs less alike count as words that are not there; 0 counts every pair. */
  readonly pairMin: number;
  /** What is taken off when none of the listed name is found, 0 to 1; half of it when half is found. */
  readonly uncoveredWeight: number;
}

/** The method as published, without a least likeness of a pair. */
export const publishedRule: PairRule = { pairMin: 0, uncoveredWeight: 0.15 };

const lengthRatioFrom = 0.9;
const lengthWeight = 0.3;
const otherLetterWeight = 0.9;

/**
 * Soundex's groups of letters (Russell 1918), with the vowels as one and h with w. Words whose first letters belong to
 * different groups are never a pair; a letter outside the alphabet is a group of its own.
 */
const groups = ['aeiouy', 'bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r', 'hw'] as const;
const groupOfLetter = new Uint16Array(128).map((_, code) => {
  const letter = String.fromCharCode(code);
  return (groups.find((group) => group.includes(letter)) ?? letter).charCodeAt(0);
});

/** The group of a word's first letter. */
export function soundGroup(word: string): number {
  const first = word.charCodeAt(0);
  return groupOfLetter[first] ?? first;
}

/**
 * How alike two words are, 0 to 1: Jaro-Winkler, less up to 30 % where one is shorter than nine tenths of the other, less
 * 10 % where the first letters differ. Nothing where the first letters belong to different groups of sounds.
 */
export function wordLikeness(left: string, right: string): number {
  if (left === right) return 1;
  if (soundGroup(left) !== soundGroup(right)) return 0;
  return lessened(jaroWinkler(left, right), left.length, right.length, left.charCodeAt(0) === right.charCodeAt(0));
}

/** What is left of Jaro-Winkler where lengths or first letters differ. */
export function lessened(likeness: number, leftLength: number, rightLength: number, sameStart: boolean): number {
  const ratio = leftLength < rightLength ? leftLength / rightLength : rightLength / leftLength;
  const shortened = ratio < lengthRatioFrom ? likeness * (1 - (1 - ratio) * lengthWeight) : likeness;
  return sameStart ? shortened : shortened * otherLetterWeight;
}

/** Words and what each weighs: its letters, times how much it tells. */
export interface WeighedWords {
  readonly words: readonly string[];
  readonly weights: readonly number[];
  /** All that they weigh. */
  readonly weight: number;
}

export function weighed(words: readonly string[], weights: readonly number[]): WeighedWords {
  let weight = 0;
  for (const each of weights) weight += each;
  return { words, weights, weight };
}

/** Every word weighs its letters. */
export const weighedByLength = (words: readonly string[]): WeighedWords =>
  weighed(
    words,
    words.map((word) => word.length),
  );

/** What two names have in common. */
export interface Pairing {
  /** The likeness of the left to the right, as published: how much of what is asked about stands in the listed name. */
  readonly forward: number;
  readonly backward: number;
  readonly pairs: number;
  /** Whether a pair holds a word that weighs all its letters, in either name. */
  readonly tells: boolean;
}

const none: Pairing = { forward: 0, backward: 0, pairs: 0, tells: false };

/** More words than any name has that is read for screening. */
export const wordsMax = 24;
const matrix = new Float64Array(wordsMax * wordsMax);

/**
 * The likeness of a name that is asked about and a listed one, 0 to 1, by best pairs of words as moov-io/watchman
 * publishes it. Each word asked about is paired with the listed word most like it, best pairs first, each word once. The
 * mean of the pairs' likeness is weighed by the letters of both words, a word without a pair counting as nothing. Where
 * a part of the listed name is in no pair, up to 15 % is taken off, so that "John Doe" is less like "John Bartholomew
 * Doe" than like "John Doe". The two directions differ. Words beyond the 24th are left aside.
 */
export function pairWords(asked: WeighedWords, listed: WeighedWords, rule: PairRule = publishedRule): Pairing {
  const rows = Math.min(asked.words.length, wordsMax);
  const columns = Math.min(listed.words.length, wordsMax);
  let any = false;
  for (let row = 0; row < rows; row += 1) {
    const word = asked.words[row] ?? '';
    for (let column = 0; column < columns; column += 1) {
      const likeness = wordLikeness(word, listed.words[column] ?? '');
      matrix[row * wordsMax + column] = likeness;
      if (likeness > 0 && likeness >= rule.pairMin) any = true;
    }
  }
  return any ? pairByLikeness(asked, listed, matrix, rule) : none;
}

/** The same from the likeness of each word with each, in rows of 24. */
export function pairByLikeness(
  asked: WeighedWords,
  listed: WeighedWords,
  likenesses: Float64Array,
  rule: PairRule,
): Pairing {
  const rows = Math.min(asked.words.length, wordsMax);
  const columns = Math.min(listed.words.length, wordsMax);
  let [rowsTaken, columnsTaken] = [0, 0];
  let [found, foundAsked, foundListed] = [0, 0, 0];
  let pairs = 0;
  let tells = false;
  const most = Math.min(rows, columns);
  while (pairs < most) {
    let best = 0;
    let [bestRow, bestColumn] = [-1, -1];
    for (let row = 0; row < rows; row += 1) {
      if ((rowsTaken >> row) & 1) continue;
      for (let column = 0; column < columns; column += 1) {
        if ((columnsTaken >> column) & 1) continue;
        const likeness = likenesses[row * wordsMax + column] ?? 0;
        if (likeness <= best || likeness < rule.pairMin) continue;
        best = likeness;
        bestRow = row;
        bestColumn = column;
      }
    }
    if (bestRow < 0) break;
    rowsTaken |= 1 << bestRow;
    columnsTaken |= 1 << bestColumn;
    pairs += 1;
    const askedWeight = asked.weights[bestRow] ?? 0;
    const listedWeight = listed.weights[bestColumn] ?? 0;
    found += best * (askedWeight + listedWeight);
    foundAsked += askedWeight;
    foundListed += listedWeight;
    tells ||= askedWeight === asked.words[bestRow]?.length || listedWeight === listed.words[bestColumn]?.length;
  }
  if (pairs === 0) return none;
  return {
    forward: share(found, asked.weight + foundListed, foundListed / listed.weight, rule),
    backward: share(found, listed.weight + foundAsked, foundAsked / asked.weight, rule),
    pairs,
    tells,
  };
}

function share(found: number, total: number, covered: number, rule: PairRule): number {
  return total === 0 ? 0 : (found / total) * (1 - (1 - covered) * rule.uncoveredWeight);
}

import { matchPairing, type NameMatch, pairMin, screeningRules, togetherMin, togetherRatioMin } from './name-match.ts';
import { type Postings, postingsOf } from './postings.internal.ts';
import type { ScreeningName } from './screening-name.ts';
import { pairByLikeness, soundGroup, type WeighedWords, wordsMax } from './token-pairs.ts';
import {
  beginningOf,
  commonMax,
  firstOfLength,
  type LetterSets,
  type LikeWords,
  letterSets,
  likenessMax,
  wordLookup,
} from './word-lookup.internal.ts';

export interface CandidateIndex {
  readonly size: number;
  /** Calls back with the place of every listed name that is at least so alike, 0 to 1, and how alike it is. */
  search(asked: ScreeningName, likenessMin: number, found: (place: number, match: NameMatch) => void): void;
}

/** What rounding in the sums may cost. */
const slack = 0.005;

/**
 * Finds the listed names that a name is like, without comparing it with each. The listed words like each of its words are
 * looked up, and what they would add to each name that holds them is summed; a name whose sum cannot reach the least
 * likeness is left out. A second way in finds names that are nearly the same when written together. What is found has
 * the likeness that `matchNames` gives, from the words that were looked up already.
 */
export function candidateIndex(names: readonly ScreeningName[]): CandidateIndex {
  const postings = postingsOf(names);
  const lookUp = wordLookup(postings.words, pairMin);
  const together = togetherOf(names);
  const sums = sumsFor(names);
  const likenessOfWord = new Float32Array(wordsMax * postings.words.length);
  const matrix = new Float64Array(wordsMax * wordsMax);

  function match(asked: ScreeningName, place: number): NameMatch | undefined {
    const listed = names[place];
    if (listed === undefined) return undefined;
    const start = postings.wordStarts[place] ?? 0;
    const columns = (postings.wordStarts[place + 1] ?? 0) - start;
    for (let row = 0; row < asked.words.length; row += 1)
      for (let column = 0; column < columns; column += 1)
        matrix[row * wordsMax + column] =
          likenessOfWord[row * postings.words.length + (postings.wordIds[start + column] ?? 0)] ?? 0;
    return matchPairing(asked, listed, pairByLikeness(asked, listed, matrix, screeningRules[asked.kind]));
  }

  return {
    size: names.length,
    search(asked, likenessMin, found) {
      const likeWords = asked.words.map(lookUp);
      write(likenessOfWord, postings.words.length, likeWords);
      const places = new Set(sums.reach(asked, likeWords, postings, likenessMin - slack));
      for (const place of together(asked)) places.add(place);
      for (const place of places) {
        const match_ = match(asked, place);
        if (match_ !== undefined && match_.likeness >= likenessMin) found(place, match_);
      }
      write(likenessOfWord, postings.words.length, likeWords, 0);
    },
  };
}

function write(target: Float32Array, width: number, likeWords: readonly LikeWords[], value?: 0): void {
  likeWords.forEach(({ ids, likeness }, row) => {
    for (let at = 0; at < ids.length; at += 1) target[row * width + (ids[at] ?? 0)] = value ?? likeness[at] ?? 0;
  });
}

/** What the listed names have in common with a name, summed over its words; scratch space is kept between calls. */
function sumsFor(names: readonly WeighedWords[]) {
  const weights = Float32Array.from(names, ({ weight }) => weight);
  const found = new Float32Array(names.length);
  const askedFound = new Float32Array(names.length);
  const listedFound = new Float32Array(names.length);
  const seenIn = new Int32Array(names.length);
  const touched = new Int32Array(names.length);
  let turn = 0;

  return {
    /** The names that may be at least so alike. */
    reach(asked: WeighedWords, likeWords: readonly LikeWords[], postings: Postings, least: number): readonly number[] {
      const firstTurn = turn + 1;
      let count = 0;
      for (let row = 0; row < likeWords.length; row += 1) {
        turn += 1;
        const askedWeight = asked.weights[row] ?? 0;
        const { ids, likeness } = likeWords[row] ?? { ids: [], likeness: [] };
        for (let at = 0; at < ids.length; at += 1) {
          const id = ids[at] ?? 0;
          const alike = likeness[at] ?? 0;
          const end = postings.starts[id + 1] ?? 0;
          for (let posting = postings.starts[id] ?? 0; posting < end; posting += 1) {
            const place = postings.places[posting] ?? 0;
            const seen = seenIn[place] ?? 0;
            // Like words come most alike first: what a name adds a second time to one word is less.
            if (seen === turn) continue;
            if (seen < firstTurn) {
              touched[count] = place;
              count += 1;
              found[place] = 0;
              askedFound[place] = 0;
              listedFound[place] = 0;
            }
            seenIn[place] = turn;
            const listedWeight = postings.weights[posting] ?? 0;
            found[place] = (found[place] ?? 0) + alike * (askedWeight + listedWeight);
            askedFound[place] = (askedFound[place] ?? 0) + askedWeight;
            listedFound[place] = (listedFound[place] ?? 0) + listedWeight;
          }
        }
      }
      const kept: number[] = [];
      for (let at = 0; at < count; at += 1) {
        const place = touched[at] ?? 0;
        const sum = found[place] ?? 0;
        const forward = sum / (asked.weight + (listedFound[place] ?? 0));
        const backward = sum / ((weights[place] ?? 0) + (askedFound[place] ?? 0));
        if (forward >= least || backward >= least) kept.push(place);
      }
      return kept;
    },
  };
}

/** Names by the group of their first letter and their length, for comparison as one string. */
function togetherOf(names: readonly ScreeningName[]): (asked: ScreeningName) => readonly number[] {
  const texts = names.map(({ compact }) => compact);
  const byGroup = Map.groupBy(texts.keys(), (place) => soundGroup(texts[place] ?? ''));
  const groups = new Map<number, LetterSets>();
  for (const [group, places] of byGroup) groups.set(group, letterSets(texts, places));
  return ({ compact, letters }) => {
    const sets = groups.get(soundGroup(compact));
    if (sets === undefined) return [];
    const { length } = compact;
    const end = firstOfLength(sets.lengths, Math.floor(length / togetherRatioMin) + 1);
    const beginning = beginningOf(compact);
    const near: number[] = [];
    for (let at = firstOfLength(sets.lengths, Math.ceil(length * togetherRatioMin)); at < end; at += 1) {
      const otherLength = sets.lengths[at] ?? 0;
      const common = commonMax(length, letters, otherLength, sets.letters[at] ?? 0);
      const differing = beginning ^ (sets.beginnings[at] ?? 0);
      if (common > 0 && likenessMax(common, length, otherLength, differing) >= togetherMin)
        near.push(sets.ids[at] ?? 0);
    }
    return near;
  };
}

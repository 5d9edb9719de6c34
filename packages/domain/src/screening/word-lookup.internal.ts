import { lessened, soundGroup, wordLikeness } from './token-pairs.ts';

/** The words of a list that are like a word, most alike first. */
export interface LikeWords {
  readonly ids: Int32Array;
  readonly likeness: Float32Array;
}

const rememberedMax = 200_000;
/** Of two words one a third as long as the other at most 0.68 is left, by the method's own deduction for length. */
const lengthRatioMin = 0.34;

/**
 * Finds the listed words like a given one without comparing it with each. Only words of its group of sounds and of a
 * fitting length are looked at, and of those only ones that share enough letters to be alike enough, whatever their order.
 */
export function wordLookup(words: readonly string[], likenessMin: number): (word: string) => LikeWords {
  const groups = new Map<number, LetterSets>();
  const byGroup = Map.groupBy(words.keys(), (id) => soundGroup(words[id] ?? ''));
  for (const [group, ids] of byGroup) groups.set(group, letterSets(words, ids));
  const known = new Map<string, LikeWords>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    if (known.size >= rememberedMax) known.clear();
    const found = like(word, words, groups.get(soundGroup(word)), likenessMin);
    known.set(word, found);
    return found;
  };
}

/** Strings in order of their length, with the letters of each as bits. */
export interface LetterSets {
  readonly ids: Int32Array;
  readonly lengths: Int32Array;
  readonly letters: Int32Array;
  /** The first four letters, packed. */
  readonly beginnings: Int32Array;
}

export function letterSets(words: readonly string[], ids: readonly number[]): LetterSets {
  const ordered = Int32Array.from(
    ids.toSorted((left, right) => (words[left]?.length ?? 0) - (words[right]?.length ?? 0)),
  );
  return {
    ids: ordered,
    lengths: ordered.map((id) => words[id]?.length ?? 0),
    letters: ordered.map((id) => lettersOf(words[id] ?? '')),
    beginnings: ordered.map((id) => beginningOf(words[id] ?? '')),
  };
}

/** A bit for each letter that occurs; what is no Latin letter shares six bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at) - 97;
    letters |= 1 << (code >= 0 && code < 26 ? code : 26 + (word.charCodeAt(at) % 6));
  }
  return letters;
}

/** The first place with at least that length. */
export function firstOfLength(lengths: Int32Array, length: number): number {
  let low = 0;
  let high = lengths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lengths[middle] ?? 0) < length) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The most letters that two strings can have in common: each letter that only one of them has costs it one. */
export function commonMax(leftLength: number, left: number, rightLength: number, right: number): number {
  return Math.min(leftLength - bits(left & ~right), rightLength - bits(right & ~left));
}

function bits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The first four letters in one number; a letter outside Latin counts by its last eight bits. */
export function beginningOf(word: string): number {
  return (
    ((word.charCodeAt(0) & 255) << 24) |
    ((word.charCodeAt(1) & 255) << 16) |
    ((word.charCodeAt(2) & 255) << 8) |
    (word.charCodeAt(3) & 255)
  );
}

/** The most that Jaro-Winkler can be with so many common letters and these beginnings. */
export function likenessMax(common: number, leftLength: number, rightLength: number, differing: number): number {
  const jaro = (common / leftLength + common / rightLength + 1) / 3;
  if (jaro <= 0.7) return jaro;
  // The leading bits in which the packed beginnings agree, in whole letters.
  const same = differing === 0 ? 4 : Math.clz32(differing) >> 3;
  return jaro + same * 0.1 * (1 - jaro);
}

function like(word: string, words: readonly string[], sets: LetterSets | undefined, likenessMin: number): LikeWords {
  const found: { id: number; likeness: number }[] = [];
  if (sets !== undefined) {
    const letters = lettersOf(word);
    const beginning = beginningOf(word);
    const { length } = word;
    const end = firstOfLength(sets.lengths, Math.floor(length / lengthRatioMin) + 1);
    let least: readonly number[] = [];
    let leastOfAll = 0;
    let lastLength = -1;
    for (let at = firstOfLength(sets.lengths, Math.ceil(length * lengthRatioMin)); at < end; at += 1) {
      const otherLength = sets.lengths[at] ?? 0;
      if (otherLength !== lastLength) {
        lastLength = otherLength;
        least = commonLeast(length, otherLength, likenessMin);
        leastOfAll = Math.min(...least);
      }
      const others = sets.letters[at] ?? 0;
      if (length - bits(letters & ~others) < leastOfAll || otherLength - bits(others & ~letters) < leastOfAll) continue;
      const differing = beginning ^ (sets.beginnings[at] ?? 0);
      const same = differing === 0 ? 4 : Math.clz32(differing) >> 3;
      if (commonMax(length, letters, otherLength, others) < (least[same] ?? 0)) continue;
      const id = sets.ids[at] ?? 0;
      const likeness = wordLikeness(word, words[id] ?? '');
      if (likeness >= likenessMin) found.push({ id, likeness });
    }
  }
  found.sort((one, other) => other.likeness - one.likeness);
  return {
    ids: Int32Array.from(found, ({ id }) => id),
    likeness: Float32Array.from(found, ({ likeness }) => likeness),
  };
}

/** How many letters two words of these lengths must share at least to be so alike, by how many they begin with alike. */
function commonLeast(length: number, otherLength: number, likenessMin: number): readonly number[] {
  return [0, 1, 2, 3, 4].map((same) => {
    const most = Math.min(length, otherLength);
    for (let common = 1; common <= most; common += 1) {
      const jaro = (common / length + common / otherLength + 1) / 3;
      const raised = jaro > 0.7 ? jaro + same * 0.1 * (1 - jaro) : jaro;
      if (lessened(raised, length, otherLength, same > 0) >= likenessMin) return common;
    }
    return most + 1;
  });
}

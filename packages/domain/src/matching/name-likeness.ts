import { conceptOf, looseWords, placeWords } from './common-words.internal.ts';
import type { CompanyName, NameReading } from './company-name.ts';
import { numbersDiffer, wordLikeness } from './likeness.internal.ts';

/** How two names are alike: written the same, nearly the same, sharing telling words, or one being the other's initials. */
export const nameLikenessKinds = ['name_same', 'name_near', 'name_tokens', 'acronym'] as const;
export type NameLikeness = { readonly kind: (typeof nameLikenessKinds)[number]; readonly score: number };

/** The best likeness of two names over their readings, 0 to 100. */
export function compareNames(left: CompanyName, right: CompanyName): NameLikeness {
  let best: NameLikeness = { kind: 'name_tokens', score: 0 };
  for (const first of left.readings) {
    for (const second of right.readings) {
      const likeness = compareReadings(first, second);
      if (likeness.score > best.score) best = likeness;
    }
  }
  return best;
}

function compareReadings(left: NameReading, right: NameReading): NameLikeness {
  if (left.compact === '' || right.compact === '') return { kind: 'name_tokens', score: 0 };
  if (left.compact === right.compact) return { kind: 'name_same', score: 100 };
  if (left.words.toSorted().join(' ') === right.words.toSorted().join(' ')) return { kind: 'name_same', score: 97 };
  const tellingLeft = left.concepts.filter(isTelling);
  const tellingRight = right.concepts.filter(isTelling);
  if (left.bag === right.bag) {
    const sameBusiness = tellingLeft.length > 0;
    return { kind: 'name_near', score: sameBusiness ? 94 : 82 };
  }
  const candidates = [
    aligned(left, right),
    subset(left, right),
    runTogether(tellingLeft, tellingRight, left, right),
    initials(left, right),
    initials(right, left),
  ];
  const best = candidates.reduce((one, other) => (other.score > one.score ? other : one));
  return numbersDiffer(left.words, right.words) ? { kind: best.kind, score: Math.min(best.score, 60) } : best;
}

const isTelling = (concept: string) => weightOf(concept) >= 0.6;

/** What a word says about which company it is. */
function weightOf(concept: string): number {
  if (looseWords.has(concept)) return 0.1;
  if (placeWords.has(concept)) return 0.3;
  const known = conceptOf(concept);
  if (known !== undefined && !known.isTelling) return 0.3;
  return concept.length >= 4 || !/^[a-z]/.test(concept) ? 1 : concept.length === 3 ? 0.8 : 0.6;
}

const weigh = (concepts: readonly string[]) => concepts.reduce((sum, concept) => sum + weightOf(concept), 0);

type Pairing = { readonly left: number; readonly right: number; readonly likeness: number };

/** Each word with the one of the other name it is most like, best first, each used once. */
function pairWords(left: readonly string[], right: readonly string[]): readonly Pairing[] {
  const all: Pairing[] = [];
  left.forEach((word, leftIndex) => {
    right.forEach((other, rightIndex) => {
      const likeness = wordLikeness(word, other);
      if (likeness > 0) all.push({ left: leftIndex, right: rightIndex, likeness });
    });
  });
  all.sort((one, other) => other.likeness - one.likeness);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  return all.filter((pair) => {
    if (usedLeft.has(pair.left) || usedRight.has(pair.right)) return false;
    usedLeft.add(pair.left);
    usedRight.add(pair.right);
    return true;
  });
}

/** The share of the weight of both names that is found in the other. */
function aligned(left: NameReading, right: NameReading): NameLikeness {
  const pairs = pairWords(left.concepts, right.concepts);
  const found = pairs.reduce((sum, pair) => {
    const weights = weightOf(left.concepts[pair.left] ?? '') + weightOf(right.concepts[pair.right] ?? '');
    return sum + weights * pair.likeness;
  }, 0);
  const share = found / (weigh(left.concepts) + weigh(right.concepts));
  const tellingShared = pairs.some((pair) => isTelling(left.concepts[pair.left] ?? '') && pair.likeness >= 0.8);
  const score = Math.round(share * 96);
  return { kind: score >= 85 ? 'name_near' : 'name_tokens', score: tellingShared ? score : Math.min(score, 66) };
}

/** "Walvax" in "Walvax Biotechnology": every word of the shorter, at least one of them telling. */
function subset(left: NameReading, right: NameReading): NameLikeness {
  const [shorter, longer] = left.concepts.length <= right.concepts.length ? [left, right] : [right, left];
  const none = { kind: 'name_tokens', score: 0 } as const;
  const pairs = pairWords(shorter.concepts, longer.concepts).filter((pair) => pair.likeness >= 0.8);
  if (pairs.length < shorter.concepts.length) return none;
  const tellingWeight = weigh(shorter.concepts.filter(isTelling));
  if (tellingWeight === 0) return none;
  const used = new Set(pairs.map((pair) => pair.right));
  const extra = longer.concepts.filter((_, index) => !used.has(index));
  const exactness = Math.min(...pairs.map((pair) => pair.likeness));
  const isPrefix = pairs.every((pair) => pair.left === pair.right);
  const base = extra.some(isTelling) ? (isPrefix ? 80 : 70) : isPrefix ? 90 : 84;
  const briefness = tellingWeight < 1 ? 8 : 0;
  return { kind: 'name_tokens', score: Math.round(base * (0.5 + exactness / 2)) - briefness };
}

/** Telling words written together or apart, and misspelt: "Custom Cells" and "Customcell". */
function runTogether(
  tellingLeft: readonly string[],
  tellingRight: readonly string[],
  left: NameReading,
  right: NameReading,
): NameLikeness {
  if (tellingLeft.length === 0 || tellingRight.length === 0) return { kind: 'name_near', score: 0 };
  const telling = wordLikeness(tellingLeft.join(''), tellingRight.join(''));
  const [commonLeft, commonRight] = [left, right].map((name) => name.concepts.filter((word) => !isTelling(word)));
  const together = new Set([...(commonLeft ?? []), ...(commonRight ?? [])]);
  const both = (commonLeft ?? []).filter((word) => commonRight?.includes(word));
  const common = together.size === 0 ? 1 : both.length / together.size;
  return { kind: 'name_near', score: Math.round(96 * telling * (0.8 + 0.2 * common)) };
}

/** "BP" is British Petroleum, "IBM" International Business Machines: from three letters on, of as many words. */
function initials(short: NameReading, long: NameReading): NameLikeness {
  const [word = ''] = short.words;
  const isAcronym =
    short.words.length === 1 &&
    word.length >= 3 &&
    word.length <= 6 &&
    long.words.length >= 3 &&
    long.words
      .map((each) => each[0])
      .join('')
      .startsWith(word);
  return { kind: 'acronym', score: isAcronym ? 74 : 0 };
}

import type { CompanyName, NameReading } from './company-name.ts';
import { numbersDiffer, wordLikeness } from './likeness.internal.ts';
import { isAddition, isTelling, weightOf } from './word-weight.internal.ts';

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
  if (left.bag === right.bag) {
    const isSameBag = left.concepts.toSorted().join(' ') === right.concepts.toSorted().join(' ');
    return { kind: 'name_near', score: !left.concepts.some(isTelling) ? 82 : isSameBag ? 94 : 89 };
  }
  const candidates = [
    aligned(left, right),
    subset(left, right),
    runTogether(left, right),
    initials(left, right),
    initials(right, left),
  ];
  const best = candidates.reduce((one, other) => (other.score > one.score ? other : one));
  return numbersDiffer(left.words, right.words) ? { kind: best.kind, score: Math.min(best.score, 60) } : best;
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
  const tellingShared = pairs.some((pair) => isTelling(left.concepts[pair.left] ?? '') && pair.likeness >= 0.7);
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
  const used = new Set(pairs.map((pair) => pair.right));
  const extra = longer.concepts.filter((_, index) => !used.has(index));
  if (tellingWeight === 0)
    return shorter.concepts.length > 1 && extra.every(isAddition) ? { kind: 'name_tokens', score: 84 } : none;
  const exactness = Math.min(...pairs.map((pair) => pair.likeness));
  const isPrefix = pairs.every((pair) => pair.left === pair.right);
  const base = extra.some(isTelling) ? (isPrefix ? 80 : 70) : isPrefix ? 88 : 84;
  const briefness = tellingWeight < 1 ? 8 : 0;
  return { kind: 'name_tokens', score: Math.round(base * (0.5 + exactness / 2)) - briefness };
}

/** Words written together or apart, misspelt, with or without a country: "Custom Cells" and "Customcell Germany". */
function runTogether(left: NameReading, right: NameReading): NameLikeness {
  const parts = [left, right].map(({ concepts, words }) => ({
    telling: concepts.filter(isTelling).join(''),
    own: words.filter((_, index) => !isAddition(concepts[index] ?? '')).join(''),
    common: concepts.filter((concept) => !isTelling(concept) && !isAddition(concept)),
  }));
  const [first, second] = parts;
  if (first === undefined || second === undefined || first.telling === '' || second.telling === '') {
    return { kind: 'name_near', score: 0 };
  }
  if (first.own === second.own) return { kind: 'name_near', score: 90 };
  const [shorter, longer] = first.own.length < second.own.length ? [first.own, second.own] : [second.own, first.own];
  if (shorter.length >= 7 && longer.startsWith(shorter)) return { kind: 'name_near', score: 76 };
  const together = new Set([...first.common, ...second.common]);
  const both = first.common.filter((concept) => second.common.includes(concept));
  const common = together.size === 0 ? 1 : both.length / together.size;
  const likeness = wordLikeness(first.telling, second.telling);
  return { kind: 'name_near', score: Math.round(96 * likeness * (0.8 + 0.2 * common)) };
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

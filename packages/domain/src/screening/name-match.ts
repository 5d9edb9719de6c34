import { jaroWinkler } from './jaro-winkler.ts';
import { inConsonants, type NameKind, type ReadName, type ScreeningName } from './screening-name.ts';
import { type Pairing, type PairRule, pairWords, soundGroup } from './token-pairs.ts';
import { beginningOf, commonMax, likenessMax } from './word-lookup.internal.ts';

/** Words less alike than this are other words: what is left of chance likeness would add up in long names. */
export const pairMin = 0.75;
/** One word of a company's name in common says less than one of a person's: more is taken off for the rest. */
export const screeningRules: Readonly<Record<NameKind, PairRule>> = {
  person: { pairMin, uncoveredWeight: 0.15 },
  entity: { pairMin, uncoveredWeight: 0.3 },
};
/** Two short words that are nearly the same are more often two companies than one. */
const shortWordMax = 5;
const shortWordShare = 0.9;
/** Names written together or apart ("Vander Bilt", "Vanderbilt") are one from here on. */
export const togetherMin = 0.95;
export const togetherRatioMin = 0.85;
/** Consonants alone tell less than whole words. */
export const consonantsShare = 0.95;
/** Taken off where nothing but everyday names fit and a part of either name fits nothing. */
const onlyCommonShare = 0.85;

export const nameMatchKinds = ['words', 'together', 'consonants'] as const;
export interface NameMatch {
  /** 0 to 1. */
  readonly likeness: number;
  readonly kind: (typeof nameMatchKinds)[number];
}

const nothing: NameMatch = { likeness: 0, kind: 'words' };

/**
 * The likeness of two names, 0 to 1: the better of the best pairs of words, asked in both directions, and of Jaro-Winkler
 * of the names written together (from 0.95 on, and of about the same length). A name in a script without short vowels is
 * compared with one in another script by its consonants as well, at 95 %.
 */
export function matchNames(asked: ReadName, listed: ReadName): NameMatch {
  const byConsonants = asked.isAbjad && !listed.isAbjad;
  let best = nothing;
  for (const left of asked.readings) {
    for (const right of listed.readings) {
      const match = matchReadings(left, right, byConsonants);
      if (match.likeness > best.likeness) best = match;
    }
  }
  return best;
}

function matchReadings(left: ScreeningName, right: ScreeningName, byConsonants: boolean): NameMatch {
  const match = matchPairing(left, right, pairWords(left, right, screeningRules[left.kind]));
  if (!byConsonants) return match;
  const [asked, listed] = [inConsonants(left), inConsonants(right)];
  const consonants = matchConsonants(asked, listed, pairWords(asked, listed, screeningRules[left.kind]));
  return consonants.likeness > match.likeness ? consonants : match;
}

/** The likeness of two readings without vowels. */
export function matchConsonants(left: ScreeningName, right: ScreeningName, pairing: Pairing): NameMatch {
  return { likeness: likenessOf(left, right, pairing) * consonantsShare, kind: 'consonants' };
}

/** The likeness of two readings whose words have been paired. */
export function matchPairing(left: ScreeningName, right: ScreeningName, pairing: Pairing): NameMatch {
  if (left.compact === right.compact) return { likeness: 1, kind: 'words' };
  const words = likenessOf(left, right, pairing);
  const together = writtenTogether(left, right);
  return together > words ? { likeness: together, kind: 'together' } : { likeness: words, kind: 'words' };
}

function likenessOf(left: ScreeningName, right: ScreeningName, pairing: Pairing): number {
  const best = Math.max(pairing.forward, pairing.backward);
  const isShort = Math.min(left.compact.length, right.compact.length) <= shortWordMax;
  const likeness = left.kind === 'entity' && pairing.pairs === 1 && isShort ? best * shortWordShare : best;
  const isWhole = pairing.pairs === left.words.length && pairing.pairs === right.words.length;
  return isWhole || pairing.tells ? likeness : likeness * onlyCommonShare;
}

/** 0 unless the two are nearly the same. */
function writtenTogether(
  { compact: left, letters }: ScreeningName,
  { compact: right, letters: others }: ScreeningName,
): number {
  if (Math.min(left.length, right.length) < togetherRatioMin * Math.max(left.length, right.length)) return 0;
  if (soundGroup(left) !== soundGroup(right)) return 0;
  const common = commonMax(left.length, letters, right.length, others);
  const differing = beginningOf(left) ^ beginningOf(right);
  if (common <= 0 || likenessMax(common, left.length, right.length, differing) < togetherMin) return 0;
  const likeness = jaroWinkler(left, right);
  return likeness >= togetherMin ? likeness : 0;
}

import { conceptOf, looseWords, placeWords } from './common-words.internal.ts';

/** Whether a word tells which company it is, rather than what it does or where. */
export const isTelling = (concept: string) => weightOf(concept) >= 0.6;

/** What a word says about which company it is. */
export function weightOf(concept: string): number {
  if (looseWords.has(concept)) return 0.1;
  if (placeWords.has(concept)) return 0.3;
  const known = conceptOf(concept);
  if (known !== undefined && !known.isTelling) return 0.3;
  return concept.length >= 4 || !/^[a-z]/.test(concept) ? 1 : concept.length === 3 ? 0.8 : 0.6;
}

/** Said of a part of a business rather than of another one. */
export const isAddition = (concept: string) => looseWords.has(concept) || placeWords.has(concept);

import { foldings } from '../text/fold.ts';
import { conceptOf, conjunctions, connectors, looseWords } from './common-words.internal.ts';
import { legalAnywhere, legalPrefixes, legalSuffixes, legalWordsMax, unspacedForms } from './legal-forms.internal.ts';

/** One way to read a company's name. Umlauts give a second reading, "Müller" being Muller as well as Mueller. */
export type NameReading = {
  /** Folded words in order, without legal form, articles and connectors. */
  readonly words: readonly string[];
  /** The words with each kind of business said in one way ("Pharmaceuticals", "Pharma"): what names are compared by. */
  readonly concepts: readonly string[];
  /** Written together, with the small words but and: the same for "Good Will" and "Goodwill", "van der Bilt" and "Vanderbilt". */
  readonly compact: string;
  /** Sorted concepts without loose words such as group and holding: the same in any order. */
  readonly bag: string;
};

/** How a company's name may be read; at least one reading, with at least one word unless the name has no letter or digit. */
export type CompanyName = { readonly readings: readonly NameReading[] };

const lengthMax = 300;

/** Reads a company's name for comparison. Longer than 300 characters, the rest is left aside. */
export function readCompanyName(name: string): CompanyName {
  const text = name
    .slice(0, lengthMax)
    .replace(unspacedForms, ' ')
    .replace(/[™®©℠]|(?<=\p{L}{3})[¹²³⁰-⁹]/gu, ' ');
  return { readings: foldings(text).map(readingOf) };
}

function readingOf(folded: string): NameReading {
  const all = joinSingleLetters(wordsOf(folded));
  const bare = withoutLegalForms(all);
  const words = withoutConnectors(bare);
  const concepts = words.map((word) => conceptOf(word)?.word ?? singular(word));
  const telling = concepts.filter((concept) => !looseWords.has(concept));
  const bag = (telling.length === 0 ? concepts : telling).toSorted().join(' ');
  const written = bare.filter((word, index) => index === 0 || !conjunctions.has(word));
  return { words, concepts, compact: written.join(''), bag };
}

/** Letters and digits in a row; apostrophes and the dots and slashes of abbreviations do not part words. */
function wordsOf(folded: string): readonly string[] {
  return folded
    .replace(/['’‘`´]/gu, '')
    .replace(/(?<=\b\p{L})[./](?=\p{L}\b)/gu, '')
    .replace(/\br ?[&n] ?d\b/gu, 'research development')
    .replace(/[&+]/gu, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** "A. O. Smith" and "A O Smith" as "AO Smith". */
function joinSingleLetters(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let run = '';
  for (const word of words) {
    if (/^[a-z]$/.test(word)) {
      run += word;
      continue;
    }
    if (run !== '') joined.push(run);
    run = '';
    joined.push(word);
  }
  if (run !== '') joined.push(run);
  return joined;
}

function withoutLegalForms(words: readonly string[]): readonly string[] {
  let left = words;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = cut(left, legalPrefixes, 'start');
    left = cut(left, legalSuffixes, 'end');
  }
  for (let start = 1; start < left.length; start += 1) {
    const length = formLengthAt(left, start, legalAnywhere);
    if (length > 0 && left.length > length) left = [...left.slice(0, start), ...left.slice(start + length)];
  }
  return left;
}

/** Without the longest form at that side; unchanged when nothing would be left, as for a company called "Limited". */
function cut(words: readonly string[], forms: ReadonlySet<string>, side: 'start' | 'end'): readonly string[] {
  for (let length = Math.min(legalWordsMax, words.length - 1); length > 0; length -= 1) {
    const part = side === 'start' ? words.slice(0, length) : words.slice(-length);
    if (!forms.has(part.join(' '))) continue;
    return side === 'start' ? words.slice(length) : words.slice(0, -length);
  }
  return words;
}

function formLengthAt(words: readonly string[], start: number, forms: ReadonlySet<string>): number {
  for (let length = Math.min(legalWordsMax, words.length - start); length > 0; length -= 1) {
    if (forms.has(words.slice(start, start + length).join(' '))) return length;
  }
  return 0;
}

function withoutConnectors(words: readonly string[]): readonly string[] {
  const left = words.filter((word, index) => index === 0 || !connectors.has(word));
  return left.length > 1 && left[0] !== undefined && connectors.has(left[0]) && left[0].length > 1
    ? left.slice(1)
    : left;
}

/** The plural s of longer words. */
function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

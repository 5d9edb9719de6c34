import type { SharedTexts } from '@countersign/locales/shared-texts';
import { type FieldError, isProblem } from '../client/problem.ts';

/** The reader's text for a code; undefined where the catalogue has none, as with a server newer than the page. */
export type ProblemWords = (group: 'problem' | 'fieldProblem', code: string) => string | undefined;

export function wordsOf(texts: Pick<SharedTexts, 'problem' | 'fieldProblem'>): ProblemWords {
  return (group, code) => {
    const known: Readonly<Record<string, string>> = texts[group];
    return Object.hasOwn(known, code) ? known[code] : undefined;
  };
}

/** What went wrong, by its code in the reader's language; the server's own sentence only where nothing better is known. */
export function problemText(error: unknown, words: ProblemWords): string {
  if (!isProblem(error)) return words('problem', 'unreadable') ?? '';
  return words('problem', error.code) ?? sentenceOr(error.message, error.code, words('problem', 'internal'));
}

/** The same where no field can be marked: what is wrong with the entries is said in the sentence itself. */
export function plainProblemText(error: unknown, words: ProblemWords): string {
  if (!isProblem(error, 'invalid_input') || error.errors.length === 0) return problemText(error, words);
  return [...new Set(error.errors.map((one) => fieldProblemText(one, words)))].join(' ');
}

/** What is wrong with one field, likewise. */
export function fieldProblemText(error: Pick<FieldError, 'code' | 'message'>, words: ProblemWords): string {
  return words('fieldProblem', error.code) ?? sentenceOr(error.message, error.code, words('fieldProblem', 'invalid'));
}

/** A message that merely repeats the code tells a reader nothing. */
function sentenceOr(message: string, code: string, otherwise: string | undefined): string {
  return message === '' || message === code ? (otherwise ?? code) : message;
}

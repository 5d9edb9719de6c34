import type { SharedTexts } from '@countersign/locales/shared-texts';
import type { FieldError } from '@countersign/ui/client/problem';
import {
  fieldProblemText,
  plainProblemText as plainSentenceOf,
  problemText as sentenceOf,
  wordsOf,
} from '@countersign/ui/problem/problem-text';

/** What went wrong, by its code in the reader's language. A form that marks its wrong fields says so with this. */
export function problemText(error: unknown, texts: SharedTexts): string {
  return sentenceOf(error, wordsOf(texts));
}

/** The same where no field is marked: what is wrong with the entries is said in the sentence itself. */
export function plainProblemText(error: unknown, texts: SharedTexts): string {
  return plainSentenceOf(error, wordsOf(texts));
}

/** What is wrong with one field. */
export function fieldText(error: FieldError, texts: SharedTexts): string {
  return fieldProblemText(error, wordsOf(texts));
}

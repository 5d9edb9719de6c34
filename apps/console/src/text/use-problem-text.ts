import { IdentityProblem } from '@countersign/ui/client/identity';
import { type FieldError, isProblem } from '@countersign/ui/client/problem';
import {
  fieldProblemText,
  type ProblemWords,
  plainProblemText,
  problemText,
} from '@countersign/ui/problem/problem-text';
import { useCallback, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { ownPrefix } from './i18n-provider.ts';

/**
 * What went wrong, in the reader's words: by code, never by the server's prose unless nothing better is known. A form
 * that marks the refused fields says so with `isMarked`; elsewhere the sentence says what is wrong with them.
 */
export function useProblemText(): (error: unknown, isMarked?: boolean) => string {
  const translate = useTranslate();
  const words = useProblemWords();
  return useCallback(
    (error, isMarked = false) => {
      if (isProblem(error)) return (isMarked ? problemText : plainProblemText)(error, words);
      if (error instanceof IdentityProblem) {
        return translate(`${ownPrefix}identityProblem.${error.code}`, { _: error.message });
      }
      return translate(`${ownPrefix}problem.unexpected`);
    },
    [translate, words],
  );
}

/** What is wrong with one field, likewise. */
export function useFieldProblemText(): (error: Pick<FieldError, 'code'> & Partial<FieldError>) => string {
  const words = useProblemWords();
  return useCallback(({ code, message = code }) => fieldProblemText({ code, message }, words), [words]);
}

function useProblemWords(): ProblemWords {
  const translate = useTranslate();
  return useMemo<ProblemWords>(
    () => (group, code) => translate(`${ownPrefix}${group}.${code}`, { _: '' }) || undefined,
    [translate],
  );
}

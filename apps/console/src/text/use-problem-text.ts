import { IdentityProblem } from '@countersign/ui/client/identity';
import { isProblem } from '@countersign/ui/client/problem';
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { ownPrefix } from './i18n-provider.ts';

/** What went wrong, in the reader's words: by code, never by the server's prose unless nothing better is known. */
export function useProblemText(): (error: unknown) => string {
  const translate = useTranslate();
  return useCallback(
    (error) => {
      if (isProblem(error)) return translate(`${ownPrefix}problem.${error.code}`, { _: error.message });
      if (error instanceof IdentityProblem) {
        return translate(`${ownPrefix}identityProblem.${error.code}`, { _: error.message });
      }
      return translate(`${ownPrefix}problem.unexpected`);
    },
    [translate],
  );
}

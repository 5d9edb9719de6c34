import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { ownPrefix } from './i18n-provider.ts';

const groups = ['stepName', 'memberRole', 'actorName', 'ruleName'] as const;

/** Steps, roles, relations, rules and deadlines by their names; the names of people stay as they are. Takes several with commas between. */
export function useWho(): (text: string) => string {
  const translate = useTranslate();
  return useCallback(
    (text) =>
      text
        .split(', ')
        .map((word) => {
          for (const group of word.includes('.') ? (['relation'] as const) : groups) {
            const found: string = translate(`${ownPrefix}${group}.${word.replaceAll('.', '_')}`, { _: '' });
            if (found !== '') return found;
          }
          return word;
        })
        .join(', '),
    [translate],
  );
}

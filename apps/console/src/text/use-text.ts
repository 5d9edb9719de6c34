import type { TextValues } from '@countersign/locales/format/text';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { ownPrefix } from './i18n-provider.ts';
import type { TextKey } from './text-key.ts';

export type TextOf = (key: TextKey, values?: TextValues) => string;

/** Texts of the console in the reader's language; a key that does not exist does not compile. */
export function useText(): TextOf {
  const translate = useTranslate();
  return useMemo<TextOf>(() => (key, values) => translate(ownPrefix + key, values), [translate]);
}

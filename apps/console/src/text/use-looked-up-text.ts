import type { TextValues } from '@countersign/locales/format/text';
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { ownPrefix } from './i18n-provider.ts';

/** A text whose key comes from data, such as a fact's name; what is not in the catalogue is shown as it came. */
export function useLookedUpText(): (group: string, name: string, values?: TextValues) => string {
  const translate = useTranslate();
  return useCallback(
    (group, name, values) => translate(`${ownPrefix}${group}.${name}`, { ...values, _: spaced(name) }),
    [translate],
  );
}

function spaced(name: string): string {
  return name.replaceAll(/[._-]+/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
}

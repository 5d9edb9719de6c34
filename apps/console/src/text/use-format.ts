import { formatLocaleOf } from '@countersign/locales/format/text';
import { createFormat } from '@countersign/ui/format/create-format';
import { useMemo } from 'react';
import { useReaderZone } from '../auth/session.tsx';
import { useScreenLocale } from './screen-locale.ts';

/** Money, times, countries and sizes as the reader writes them, in the reader's time zone. */
export function useFormat() {
  const locale = formatLocaleOf(useScreenLocale());
  const zone = useReaderZone();
  return useMemo(() => createFormat({ locale, zone }), [locale, zone]);
}

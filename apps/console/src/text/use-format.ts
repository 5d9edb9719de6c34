import { formatLocaleOf } from '@countersign/locales/format/text';
import { createFormat, type Format } from '@countersign/ui/format/create-format';
import { useReaderZone } from '../auth/session.tsx';
import { useScreenLocale } from './screen-locale.ts';

let last: Format | undefined;
let lastKey = '';

/** Money, times, countries and sizes as the reader writes them, in the reader's time zone; one for the whole page. */
export function useFormat(): Format {
  const locale = formatLocaleOf(useScreenLocale());
  const zone = useReaderZone();
  const key = `${locale} ${zone}`;
  if (last === undefined || lastKey !== key) {
    last = createFormat({ locale, zone });
    lastKey = key;
  }
  return last;
}

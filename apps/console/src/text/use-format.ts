import { formatLocaleOf } from '@countersign/locales/format/text';
import { createFormat, type Format } from '@countersign/ui/format/create-format';
import { useReaderZone } from '../auth/session.tsx';
import { useScreenLocale } from './screen-locale.ts';

const formats = new Map<string, Format>();

/** Money, times, countries and sizes as the reader writes them, in the reader's time zone. */
export function useFormat(): Format {
  return formatOf(formatLocaleOf(useScreenLocale()), useReaderZone());
}

/** One for the whole page: every row of a list asks for it. */
function formatOf(locale: string, zone: string): Format {
  const key = `${locale} ${zone}`;
  const format = formats.get(key) ?? createFormat({ locale, zone });
  formats.set(key, format);
  return format;
}

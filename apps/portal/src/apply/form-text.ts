import type { FormText } from '@countersign/domain/form/form';

/** A form's own text in the reader's language; English where it has none. */
export function inLanguage(text: FormText | undefined, locale: string): string | undefined {
  if (text === undefined) return undefined;
  return locale === 'de' ? (text.de ?? text.en) : text.en;
}

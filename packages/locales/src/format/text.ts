/** A sentence that changes with `{count}`; `other` serves every category that is not given. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}
export type Text = string | Plural;

/** What a translation must hold: the same keys as the source, whatever the words. */
export type Translation<Source> = {
  readonly [K in keyof Source]: Source[K] extends string
    ? string
    : Source[K] extends Plural
      ? Plural
      : Translation<Source[K]>;
};

export interface Catalogue {
  readonly [key: string]: Text | Catalogue;
}

export type TextValues = Readonly<Record<string, string | number>>;

export function isPlural(value: Text | Catalogue): value is Plural {
  return typeof value === 'object' && typeof value['other'] === 'string' && typeof value['one'] === 'string';
}

/** Languages that are translated, the first being the source of all others. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** Made from English to show untranslated text, narrow boxes and left-to-right habits. */
export const pseudoLocales = ['en-XA', 'ar-XB'] as const;
export type PseudoLocale = (typeof pseudoLocales)[number];
export type ScreenLocale = Locale | PseudoLocale;

export function isScreenLocale(text: string): text is ScreenLocale {
  return [...locales, ...pseudoLocales].some((locale) => locale === text);
}

export function directionOf(locale: ScreenLocale): 'ltr' | 'rtl' {
  return locale === 'ar-XB' ? 'rtl' : 'ltr';
}

/** The tag that `Intl` formats numbers and dates by: made-up languages count and write dates as English does. */
export function formatLocaleOf(locale: ScreenLocale): Locale {
  return locale === 'de' ? 'de' : 'en';
}

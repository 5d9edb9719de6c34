import { type Catalogue, formatLocaleOf, isPlural, type ScreenLocale, type Text, type TextValues } from './text.ts';

const pluralRules = new Map<string, Intl.PluralRules>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** Fills `{name}` placeholders; a plural is chosen by `count`. Numbers are written as the language does. */
export function translate(text: Text, values: TextValues = {}, locale: ScreenLocale = 'en'): string {
  return chosen(text, values, locale).replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? numberFormat(locale).format(value) : value;
  });
}

function chosen(text: Text, values: TextValues, locale: ScreenLocale): string {
  if (typeof text === 'string') return text;
  const isOne = pluralRule(locale).select(Number(values['count'] ?? 0)) === 'one';
  return isOne ? text.one : text.other;
}

/** The text at a path such as `home.title`; undefined where there is none. */
export function textAt(catalogue: Catalogue, path: string): Text | undefined {
  let place: Text | Catalogue | undefined = catalogue;
  for (const key of path.split('.')) {
    if (place === undefined || typeof place === 'string' || isPlural(place)) return undefined;
    place = place[key];
  }
  return place === undefined || (typeof place === 'object' && !isPlural(place)) ? undefined : place;
}

function pluralRule(locale: ScreenLocale): Intl.PluralRules {
  const tag = formatLocaleOf(locale);
  const rule = pluralRules.get(tag) ?? new Intl.PluralRules(tag);
  pluralRules.set(tag, rule);
  return rule;
}

function numberFormat(locale: ScreenLocale): Intl.NumberFormat {
  const tag = formatLocaleOf(locale);
  const format = numberFormats.get(tag) ?? new Intl.NumberFormat(tag);
  numberFormats.set(tag, format);
  return format;
}

import { consoleTexts } from '@countersign/locales/en/console';
import { sharedTexts } from '@countersign/locales/en/shared';
import type { Catalogue, ScreenLocale, TextValues } from '@countersign/locales/format/text';
import { isScreenLocale } from '@countersign/locales/format/text';
import { textAt, translate } from '@countersign/locales/format/translate';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishFramework from 'ra-language-english';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { offeredLocales } from './screen-locale.ts';

/** Keys of the console's own texts start with this; all others belong to react-admin. */
export const ownPrefix = 'app.';

interface Texts {
  locale: ScreenLocale;
  own: Catalogue;
  shared: Catalogue;
  framework: TranslationMessages;
}

async function loadTexts(locale: ScreenLocale): Promise<Texts> {
  if (locale === 'en') return { locale, own: consoleTexts, shared: sharedTexts, framework: englishFramework };
  if (locale === 'de') {
    const [own, shared, framework] = await Promise.all([
      import('@countersign/locales/de/console'),
      import('@countersign/locales/de/shared'),
      import('@countersign/locales/de/console-framework'),
    ]);
    return {
      locale,
      own: own.consoleTexts,
      shared: shared.sharedTexts,
      framework: framework.frameworkTexts,
    };
  }
  const { pseudoCatalogue } = await import('@countersign/locales/format/pseudo');
  return {
    locale,
    own: pseudoCatalogue<Catalogue>(consoleTexts, locale),
    shared: pseudoCatalogue<Catalogue>(sharedTexts, locale),
    framework: englishFramework,
  };
}

/** Serves our catalogue under `app.` and react-admin's own texts besides, one language at a time. */
export async function makeI18nProvider(first: ScreenLocale): Promise<I18nProvider> {
  let texts = await loadTexts(first);
  let framework = frameworkOf(texts);

  return {
    translate: (key: string, options: (TextValues & { _?: string }) | undefined) => {
      if (!key.startsWith(ownPrefix)) return framework.translate(key, options);
      const path = key.slice(ownPrefix.length);
      const text = textAt(texts.own, path) ?? textAt(texts.shared, path);
      if (text === undefined) return options?._ ?? key;
      return translate(text, options, texts.locale);
    },
    changeLocale: async (locale: string) => {
      if (!isScreenLocale(locale)) throw new Error(`There are no texts in "${locale}".`);
      texts = await loadTexts(locale);
      framework = frameworkOf(texts);
    },
    getLocale: () => texts.locale,
    getLocales: () => [...offeredLocales],
  };
}

function frameworkOf(texts: Texts): I18nProvider {
  return polyglotI18nProvider(() => texts.framework, texts.locale, [...offeredLocales], { allowMissing: true });
}

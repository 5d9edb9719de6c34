import { portalTexts } from '@countersign/locales/en/portal';
import { sharedTexts } from '@countersign/locales/en/shared';
import {
  directionOf,
  formatLocaleOf,
  isScreenLocale,
  type ScreenLocale,
  type Text,
  type TextValues,
  type Translation,
} from '@countersign/locales/format/text';
import { translate } from '@countersign/locales/format/translate';
import { createFormat, type Format } from '@countersign/ui/format/create-format';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

const english = { ...portalTexts, shared: sharedTexts };
export type PortalTexts = Translation<typeof english>;

interface Words {
  readonly texts: PortalTexts;
  readonly fill: (text: Text, values?: TextValues) => string;
  readonly format: Format;
  readonly locale: ScreenLocale;
  readonly setLocale: (locale: ScreenLocale) => void;
  readonly setZone: (zone: string) => void;
}

const WordsContext = createContext<Words | null>(null);
const storageKey = 'countersign.locale';

/** `?locale=` wins and lasts as long as the tab; then what was chosen on this device; then the browser's. */
function firstLocale(): ScreenLocale {
  const asked = forcedLocale();
  if (asked !== undefined) return asked;
  const stored = localStorage.getItem(storageKey) ?? '';
  if (isScreenLocale(stored)) return stored;
  return navigator.language.startsWith('de') ? 'de' : 'en';
}

export function forcedLocale(): ScreenLocale | undefined {
  const asked = new URLSearchParams(window.location.search).get('locale') ?? sessionStorage.getItem(storageKey) ?? '';
  if (!isScreenLocale(asked)) return undefined;
  sessionStorage.setItem(storageKey, asked);
  return asked;
}

async function loadTexts(locale: ScreenLocale): Promise<PortalTexts> {
  if (locale === 'en') return english;
  if (locale === 'de') {
    const [portal, shared] = await Promise.all([
      import('@countersign/locales/de/portal'),
      import('@countersign/locales/de/shared'),
    ]);
    return { ...portal.portalTexts, shared: shared.sharedTexts };
  }
  const { pseudoCatalogue } = await import('@countersign/locales/format/pseudo');
  return pseudoCatalogue(english, locale);
}

/** Loads the reader's language before the first page shows; another one replaces it when it is there. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState(firstLocale);
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [loaded, setLoaded] = useState<{ locale: ScreenLocale; texts: PortalTexts }>();
  useEffect(() => {
    let isCurrent = true;
    void loadTexts(locale)
      .catch(() => english)
      .then((texts) => {
        if (isCurrent) setLoaded({ locale, texts });
      });
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  useEffect(() => {
    if (loaded === undefined) return;
    document.documentElement.lang = loaded.locale;
    document.documentElement.dir = directionOf(loaded.locale);
  }, [loaded]);
  const choose = useCallback((chosen: ScreenLocale) => {
    localStorage.setItem(storageKey, chosen);
    setLocale(chosen);
  }, []);
  const words = useMemo<Words | null>(() => {
    if (loaded === undefined) return null;
    return {
      texts: loaded.texts,
      locale: loaded.locale,
      fill: (text, values) => translate(text, values, loaded.locale),
      format: createFormat({ locale: formatLocaleOf(loaded.locale), zone }),
      setLocale: choose,
      setZone,
    };
  }, [loaded, zone, choose]);
  return words === null ? null : <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords needs a WordsProvider above it');
  return words;
}

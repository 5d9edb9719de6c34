import { isScreenLocale, type ScreenLocale } from '@countersign/locales/format/text';
import { useLocale } from 'react-admin';

const storageKey = 'countersign.locale';

export const offeredLocales = [
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
] as const;

export function useScreenLocale(): ScreenLocale {
  const locale = useLocale();
  return locale !== undefined && isScreenLocale(locale) ? locale : 'en';
}

/** `?locale=` wins and lasts as long as the tab; else the browser's language until the session says better. */
export function firstLocale(): ScreenLocale {
  const asked = new URLSearchParams(window.location.search).get('locale') ?? sessionStorage.getItem(storageKey);
  if (asked !== null && isScreenLocale(asked)) {
    sessionStorage.setItem(storageKey, asked);
    return asked;
  }
  return navigator.language.startsWith('de') ? 'de' : 'en';
}

export function isLocaleForced(): boolean {
  return sessionStorage.getItem(storageKey) !== null;
}

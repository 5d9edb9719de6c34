import { isScreenLocale, locales } from '@countersign/locales/format/text';
import { useWords } from '../app/texts.tsx';
import { Icon } from '../parts/icon.tsx';

/** Each language in its own words, so that it is found whatever is shown. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const satisfies Record<
  (typeof locales)[number],
  string
>;

export function LanguageChoice() {
  const { texts, locale, setLocale } = useWords();
  return (
    <label className="language">
      <Icon name="globe" />
      <span className="visually-hidden">{texts.app.language}</span>
      <select
        value={locale}
        onChange={(change) => {
          if (isScreenLocale(change.target.value)) setLocale(change.target.value);
        }}
      >
        {locales.map((value) => (
          <option key={value} value={value} lang={value}>
            {languageNames[value]}
          </option>
        ))}
        {!locales.some((value) => value === locale) && <option value={locale}>{locale}</option>}
      </select>
    </label>
  );
}

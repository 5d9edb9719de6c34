import { applyTheme, storedTheme, themeChoices } from '@countersign/ui/theme/theme-choice';
import { useId, useState } from 'react';
import { useWords } from './texts.tsx';

/** Light, dark or as the device; kept on this device. */
export function ThemeChoiceField({ isLabelled = true }: { readonly isLabelled?: boolean }) {
  const { texts } = useWords();
  const [choice, setChoice] = useState(storedTheme);
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className={isLabelled ? undefined : 'visually-hidden'}>{texts.app.theme}</legend>
      <div>
        {themeChoices.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === choice}
              onChange={() => {
                applyTheme(value, document.documentElement);
                setChoice(value);
              }}
            />
            <span>{texts.app.themes[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

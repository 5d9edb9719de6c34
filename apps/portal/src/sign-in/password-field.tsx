import { useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { Field } from '../parts/field.tsx';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** Pasting and password managers work, and what was typed can be looked at. */
export function PasswordField({ label, value, onValue, autoComplete, hint, error }: PasswordFieldProps) {
  const { texts } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="with-action">
          <input
            {...wiring}
            type={isShown ? 'text' : 'password'}
            value={value}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={128}
            onChange={(change) => onValue(change.target.value)}
          />
          <button type="button" className="link-button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? texts.password.hide : texts.password.show}
          </button>
        </div>
      )}
    </Field>
  );
}

export const passwordLengthMin = 12;

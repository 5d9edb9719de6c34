import { type FormEvent, useState } from 'react';
import { identity } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/page.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { identityText } from '../sign-in/identity-text.ts';
import { PasswordField, passwordLengthMin } from '../sign-in/password-field.tsx';

export function PasswordCard() {
  const { texts } = useWords();
  const say = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const change = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (next.length < passwordLengthMin) return setError(texts.password.tooShort);
    setBusy(true);
    setError(undefined);
    try {
      await identity.changePassword({ currentPassword: current, newPassword: next });
      setCurrent('');
      setNext('');
      say(texts.profile.changed);
    } catch (problem) {
      setError(identityText(problem, texts));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title={texts.profile.password}>
      <p className="soft">{texts.profile.passwordText}</p>
      <form className="fields" onSubmit={(submitted) => void change(submitted)}>
        <PasswordField
          label={texts.profile.current}
          value={current}
          onValue={setCurrent}
          autoComplete="current-password"
        />
        <PasswordField
          label={texts.password.new}
          hint={texts.password.newHint}
          value={next}
          onValue={setNext}
          autoComplete="new-password"
        />
        {error !== undefined && <Notice kind="danger">{error}</Notice>}
        <div className="card-actions">
          <Button type="submit" isBusy={isBusy}>
            {texts.profile.change}
          </Button>
        </div>
      </form>
    </Card>
  );
}

import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { identity } from '../app/clients.ts';
import { useSessionAccess } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/states.tsx';
import { identityText } from './identity-text.ts';
import { PasswordField, passwordLengthMin } from './password-field.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export default function ResetPage() {
  const { texts } = useWords();
  const navigate = useNavigate();
  const { state, signOut } = useSessionAccess();
  const [search] = useSearchParams();
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const token = search.get('token');
  const isBad = token === null || search.get('error') !== null;

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (token === null) return;
    if (password.length < passwordLengthMin) return setError(texts.password.tooShort);
    setBusy(true);
    try {
      await identity.resetPassword({ token, newPassword: password });
      // The new password ends every session; this browser's would only be found out at the next click.
      if (state.kind === 'signed-in') await signOut();
      await navigate('/sign-in', { replace: true, state: { notice: 'reset' } });
    } catch (problem) {
      setError(identityText(problem, texts));
      setBusy(false);
    }
  };

  return (
    <SignInFrame title={texts.password.resetTitle}>
      {isBad ? (
        <>
          <Notice kind="danger">{texts.password.badLink}</Notice>
          <Link to="/forgot-password">{texts.signIn.forgot}</Link>
        </>
      ) : (
        <form className="gate-form" onSubmit={(submitted) => void submit(submitted)}>
          {error !== undefined && <Notice kind="danger">{error}</Notice>}
          <PasswordField
            label={texts.password.new}
            hint={texts.password.newHint}
            value={password}
            onValue={setPassword}
            autoComplete="new-password"
          />
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {texts.password.set}
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}

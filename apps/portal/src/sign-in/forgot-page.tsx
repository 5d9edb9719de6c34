import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { identity } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Notice } from '../parts/states.tsx';
import { identityText } from './identity-text.ts';
import { SignInFrame } from './sign-in-frame.tsx';

export default function ForgotPage() {
  const { texts, fill } = useWords();
  const [email, setEmail] = useState('');
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking');
  const [error, setError] = useState<string>();

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setState('busy');
    setError(undefined);
    try {
      await identity.requestPasswordReset({
        email: email.trim(),
        redirectTo: `${window.location.origin}/reset-password`,
      });
      setState('sent');
    } catch (problem) {
      setError(identityText(problem, texts));
      setState('asking');
    }
  };

  if (state === 'sent') {
    return (
      <SignInFrame title={texts.password.sentTitle} intro={fill(texts.password.sentText, { email })}>
        <Link to="/sign-in">{texts.password.toSignIn}</Link>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={texts.password.forgotTitle} intro={texts.password.forgotIntro}>
      <form className="gate-form" onSubmit={(submitted) => void submit(submitted)}>
        {error !== undefined && <Notice kind="danger">{error}</Notice>}
        <TextField
          label={texts.signIn.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <Button type="submit" kind="primary" isBusy={state === 'busy'}>
          {texts.password.send}
        </Button>
        <div className="gate-line">
          <Link to="/sign-in">{texts.password.toSignIn}</Link>
        </div>
      </form>
    </SignInFrame>
  );
}

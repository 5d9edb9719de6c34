import { IdentityProblem } from '@countersign/ui/client/identity';
import { type FormEvent, useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { identity } from '../app/clients.ts';
import { useSessionAccess } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Check, TextField } from '../parts/field.tsx';
import { Notice } from '../parts/states.tsx';
import { identityText } from './identity-text.ts';
import { PasswordField } from './password-field.tsx';
import { SignInFrame, useIntro } from './sign-in-frame.tsx';
import { TwoFactorStep } from './two-factor-step.tsx';

interface Arrival {
  readonly from?: string;
  readonly hasEnded?: boolean;
  readonly notice?: 'reset' | 'invited';
  readonly email?: string;
}

export default function SignInPage() {
  const { texts, fill } = useWords();
  const { state, load } = useSessionAccess();
  const intro = useIntro();
  // The router keeps as `unknown` what our own pages put there.
  const arrival = (useLocation().state ?? {}) as Arrival;
  const [email, setEmail] = useState(arrival.email ?? '');
  const [password, setPassword] = useState('');
  const [isRemembered, setRemembered] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [error, setError] = useState<string>();

  if (state.kind === 'signed-in') return <Navigate to={arrival.from ?? '/'} replace />;
  if (needsCode) return <TwoFactorStep onDone={load} onRestart={() => setNeedsCode(false)} />;

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { needsTwoFactor } = await identity.signIn({ email: email.trim(), password, rememberMe: isRemembered });
      if (needsTwoFactor) setNeedsCode(true);
      else await load();
    } catch (problem) {
      const isLimited =
        problem instanceof IdentityProblem && problem.status === 429 && problem.retryAfterSeconds !== undefined;
      setError(
        isLimited
          ? fill(texts.signIn.limited, { count: problem.retryAfterSeconds ?? 60 })
          : identityText(problem, texts, {
              INVALID_EMAIL_OR_PASSWORD: texts.signIn.wrong,
              INVALID_EMAIL: texts.signIn.wrong,
            }),
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <SignInFrame title={texts.signIn.title} intro={intro}>
      <form className="gate-form" onSubmit={(submitted) => void submit(submitted)}>
        {arrival.hasEnded === true && error === undefined && <Notice kind="info">{texts.signIn.ended}</Notice>}
        {arrival.notice === 'reset' && error === undefined && (
          <Notice kind="success">{texts.password.resetDone}</Notice>
        )}
        {arrival.notice === 'invited' && error === undefined && <Notice kind="success">{texts.invitation.done}</Notice>}
        {error !== undefined && <Notice kind="danger">{error}</Notice>}
        <TextField
          label={texts.signIn.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <PasswordField
          label={texts.signIn.password}
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
        />
        <div className="gate-line">
          <Check label={texts.signIn.remember} checked={isRemembered} onValue={setRemembered} />
          <Link to="/forgot-password">{texts.signIn.forgot}</Link>
        </div>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {texts.signIn.submit}
        </Button>
      </form>
    </SignInFrame>
  );
}

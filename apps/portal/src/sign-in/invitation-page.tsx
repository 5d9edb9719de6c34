import { isProblem } from '@countersign/ui/client/problem';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useSessionAccess } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Failure, Loading, Notice } from '../parts/states.tsx';
import { PasswordField, passwordLengthMin } from './password-field.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export default function InvitationPage() {
  const { texts, fill, locale } = useWords();
  const navigate = useNavigate();
  const { state, load, signOut } = useSessionAccess();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const {
    data: invitation,
    error,
    reload,
  } = useQuery(`invitation ${token}`, (signal) => client.call('session.invitation', { query: { token }, signal }));
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  if (isProblem(error) && !error.isPassing) {
    return (
      <SignInFrame title={texts.invitation.badTitle} intro={texts.invitation.badText}>
        <ButtonLink to="/sign-in">{texts.password.toSignIn}</ButtonLink>
      </SignInFrame>
    );
  }
  if (invitation === undefined) {
    return (
      <SignInFrame title={texts.states.loading}>
        {error === undefined ? <Loading rows={3} /> : <Failure error={error} onRetry={reload} />}
      </SignInFrame>
    );
  }

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!invitation.hasLogin && password.length < passwordLengthMin) return setRefusal(texts.password.tooShort);
    setBusy(true);
    setRefusal(undefined);
    try {
      const { email } = await client.call('session.accept-invitation', {
        body: {
          token,
          ...(invitation.hasLogin ? {} : { password }),
          locale: locale === 'de' ? 'de' : 'en',
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      });
      if (state.kind === 'signed-in') await (state.session.user.email === email ? load() : signOut());
      await navigate('/sign-in', { replace: true, state: { notice: 'invited', email } });
    } catch (problem) {
      const isCommon = isProblem(problem) && problem.errors.some((error) => error.code === 'too_common');
      setRefusal(isCommon ? texts.password.tooCommon : plainProblemText(problem, texts.shared));
      setBusy(false);
    }
  };

  const company = invitation.partnerName ?? invitation.tenantName;
  const intro = invitation.kind === 'contact' ? texts.invitation.introPartner : texts.invitation.introStaff;
  return (
    <SignInFrame
      title={fill(texts.invitation.title, { company })}
      intro={fill(intro, { tenant: invitation.tenantName, company })}
    >
      <form className="gate-form" onSubmit={(submitted) => void submit(submitted)}>
        {refusal !== undefined && <Notice kind="danger">{refusal}</Notice>}
        <p>{fill(texts.invitation.as, { email: invitation.email })}</p>
        {/* Password managers keep the address with the password. */}
        <input type="text" name="username" autoComplete="username" value={invitation.email} readOnly hidden />
        {invitation.hasLogin ? (
          <p className="soft">{texts.invitation.known}</p>
        ) : (
          <PasswordField
            label={texts.password.new}
            hint={texts.password.newHint}
            value={password}
            onValue={setPassword}
            autoComplete="new-password"
          />
        )}
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {texts.invitation.accept}
        </Button>
      </form>
    </SignInFrame>
  );
}

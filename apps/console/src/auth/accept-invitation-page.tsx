import { locales } from '@countersign/locales/format/text';
import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLogin } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router';
import { call, identity } from '../data/api.ts';
import { RecordForm } from '../form/record-form.tsx';
import { LoadingLines } from '../parts/states.tsx';
import { useScreenLocale } from '../text/screen-locale.ts';
import { useText } from '../text/use-text.ts';
import { EntryFrame } from './entry-frame.tsx';
import { passwordField, passwordOf, passwordProblem } from './new-password.ts';

/** Joins the company: a new login chooses its password, an existing one keeps its own. */
export default function AcceptInvitationPage() {
  const t = useText();
  const login = useLogin();
  const navigate = useNavigate();
  const screenLocale = useScreenLocale();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const { data: invitation, isPending } = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call('session.invitation', { query: { token }, signal }),
    enabled: token !== '',
    retry: false,
  });
  if (token !== '' && isPending) {
    return (
      <EntryFrame title={t('auth.invitationTitle')}>
        <LoadingLines lines={3} />
      </EntryFrame>
    );
  }
  if (invitation === undefined) {
    return (
      <EntryFrame title={t('auth.invitationTitle')}>
        <Alert severity="error">{t('auth.invitationInvalid')}</Alert>
      </EntryFrame>
    );
  }
  const { email, hasLogin } = invitation;
  return (
    <EntryFrame
      title={t('auth.invitationTitle')}
      lead={t(hasLogin ? 'auth.invitationKnown' : 'auth.invitationNew', { company: invitation.tenantName, email })}
    >
      <RecordForm
        startsFocused
        isFramed={false}
        submitLabel={t('auth.join')}
        initial={{}}
        fields={hasLogin ? [] : [passwordField(t)]}
        check={(values) => (hasLogin ? {} : passwordProblem(t, values))}
        onSubmit={async (values) => {
          const locale = locales.find((name) => name === screenLocale) ?? 'en';
          const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
          const password = passwordOf(values);
          await call('session.accept-invitation', { body: { token, locale, zone, ...(hasLogin ? {} : { password }) } });
          if (hasLogin) return navigate(`/sign-in?email=${encodeURIComponent(email)}`);
          await identity.signIn({ email, password });
          await login({}, '/');
        }}
      />
    </EntryFrame>
  );
}

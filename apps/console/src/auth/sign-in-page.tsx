import { Alert, Box, Link as MuiLink } from '@mui/material';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { Link, useSearchParams } from 'react-router';
import { identity } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { useText } from '../text/use-text.ts';
import { EntryFrame } from './entry-frame.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

export default function SignInPage() {
  const t = useText();
  const login = useLogin();
  const [search] = useSearchParams();
  const [needsCode, setNeedsCode] = useState(false);
  const finish = () => login({});

  if (needsCode) return <SecondFactorForm onDone={finish} onBack={() => setNeedsCode(false)} />;
  return (
    <EntryFrame title={t('auth.signInTitle')} lead={t('auth.signInLead')}>
      {search.has('reset') ? (
        <Alert severity="success" sx={{ mb: 2 }}>
          {t('auth.resetDone')}
        </Alert>
      ) : null}
      <RecordForm
        startsFocused
        isFramed={false}
        submitLabel={t('auth.signIn')}
        initial={{ email: search.get('email') ?? '' }}
        fields={[
          {
            kind: 'text',
            name: 'email',
            label: t('field.email'),
            type: 'email',
            required: true,
            max: 254,
            autoComplete: 'username',
          },
          {
            kind: 'text',
            name: 'password',
            label: t('field.password'),
            type: 'password',
            required: true,
            max: 128,
            autoComplete: 'current-password',
          },
        ]}
        onSubmit={async (values) => {
          const password = values['password'];
          const answer = await identity.signIn({
            email: textOf(values, 'email'),
            password: typeof password === 'string' ? password : '',
          });
          if (answer.needsTwoFactor) setNeedsCode(true);
          else await finish();
        }}
      />
      <Box sx={{ mt: 2 }}>
        <MuiLink component={Link} to="/forgot-password" variant="body2">
          {t('auth.forgot')}
        </MuiLink>
      </Box>
    </EntryFrame>
  );
}

import { Alert, Box, Link as MuiLink } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { identity } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { useText } from '../text/use-text.ts';
import { EntryFrame } from './entry-frame.tsx';

export default function ForgotPasswordPage() {
  const t = useText();
  const [sentTo, setSentTo] = useState<string>();
  return (
    <EntryFrame title={t('auth.forgotTitle')} lead={t('auth.forgotLead')}>
      {sentTo === undefined ? (
        <RecordForm
          startsFocused
          isFramed={false}
          submitLabel={t('auth.sendLink')}
          initial={{}}
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
          ]}
          onSubmit={async (values) => {
            const email = textOf(values, 'email');
            await identity.requestPasswordReset({ email, redirectTo: '/reset-password' });
            setSentTo(email);
          }}
        />
      ) : (
        <Alert severity="success">{t('auth.linkSent', { email: sentTo })}</Alert>
      )}
      <Box sx={{ mt: 2 }}>
        <MuiLink component={Link} to="/sign-in" variant="body2">
          {t('auth.toSignIn')}
        </MuiLink>
      </Box>
    </EntryFrame>
  );
}

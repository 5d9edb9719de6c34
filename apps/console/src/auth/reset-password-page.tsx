import { Alert, Box, Link as MuiLink } from '@mui/material';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { identity } from '../data/api.ts';
import { RecordForm } from '../form/record-form.tsx';
import { useText } from '../text/use-text.ts';
import { EntryFrame } from './entry-frame.tsx';
import { passwordField, passwordOf, passwordProblem } from './new-password.ts';

export default function ResetPasswordPage() {
  const t = useText();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const token = search.get('token');
  return (
    <EntryFrame title={t('auth.resetTitle')}>
      {token === null ? (
        <Alert severity="error">{t('auth.linkInvalid')}</Alert>
      ) : (
        <RecordForm
          startsFocused
          isFramed={false}
          submitLabel={t('auth.setPassword')}
          initial={{}}
          fields={[passwordField(t)]}
          check={(values) => passwordProblem(t, values)}
          onSubmit={async (values) => {
            await identity.resetPassword({ token, newPassword: passwordOf(values) });
            void navigate('/sign-in?reset');
          }}
        />
      )}
      <Box sx={{ mt: 2 }}>
        <MuiLink component={Link} to="/forgot-password" variant="body2">
          {t('auth.newLink')}
        </MuiLink>
      </Box>
    </EntryFrame>
  );
}

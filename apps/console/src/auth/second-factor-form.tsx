import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { identity } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { useText } from '../text/use-text.ts';
import { EntryFrame } from './entry-frame.tsx';

/** The code of the authenticator app, or one of the recovery codes. */
export function SecondFactorForm({ onDone, onBack }: { onDone: () => Promise<unknown>; onBack: () => void }) {
  const t = useText();
  const [isRecovering, setRecovering] = useState(false);
  return (
    <EntryFrame title={t('auth.codeTitle')} lead={t(isRecovering ? 'auth.recoveryLead' : 'auth.codeLead')}>
      <RecordForm
        startsFocused
        key={String(isRecovering)}
        isFramed={false}
        submitLabel={t('auth.confirm')}
        initial={{}}
        fields={[
          {
            kind: 'text',
            name: 'code',
            label: t(isRecovering ? 'auth.recoveryCode' : 'auth.code'),
            required: true,
            max: 24,
            autoComplete: 'one-time-code',
            ...(isRecovering ? {} : { inputMode: 'numeric' as const }),
          },
        ]}
        onSubmit={async (values) => {
          const code = textOf(values, 'code').replaceAll(/\s/g, '');
          if (isRecovering) await identity.verifyBackupCode({ code });
          else await identity.verifyTotp({ code });
          await onDone();
        }}
      />
      <Box sx={{ mt: 2, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button onClick={() => setRecovering(!isRecovering)}>
          {t(isRecovering ? 'auth.useCode' : 'auth.useRecovery')}
        </Button>
        <Button onClick={onBack}>{t('auth.back')}</Button>
      </Box>
    </EntryFrame>
  );
}

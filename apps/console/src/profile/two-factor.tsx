import { Alert, Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNotify } from 'react-admin';
import { passwordOf } from '../auth/new-password.ts';
import { sessionQuery } from '../auth/session-query.ts';
import { identity } from '../data/api.ts';
import type { Field } from '../form/fields.ts';
import { textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

const QrCode = lazy(() => import('./qr-code.tsx'));

type Dialog = 'enable' | 'disable' | 'codes';

/** The second factor: switched on with a code that proves the app has it, with codes for when the phone is lost. */
export function TwoFactor({ isOn }: { isOn: boolean }) {
  const t = useText();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>();
  const [enrolment, setEnrolment] = useState<{ totpURI: string; backupCodes: string[] }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const passwordOnly: Field[] = [
    {
      kind: 'text',
      name: 'password',
      label: t('profile.currentPassword'),
      type: 'password',
      required: true,
      max: 128,
      autoComplete: 'current-password',
    },
  ];
  const refresh = () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });

  async function confirmed(password: string) {
    switch (dialog) {
      case 'enable':
        setEnrolment(await identity.enableTwoFactor({ password }));
        return;
      case 'disable':
        await identity.disableTwoFactor({ password });
        await refresh();
        notify(t('twoFactor.isOff'), { type: 'success' });
        return;
      case 'codes':
        setCodes((await identity.generateBackupCodes({ password })).backupCodes);
        return;
      case undefined:
        return;
      default:
        return dialog satisfies never;
    }
  }

  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2">{t(isOn ? 'twoFactor.onText' : 'twoFactor.offText')}</Typography>
      {codes === undefined ? null : <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
      {enrolment === undefined ? (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {isOn ? (
            <>
              <Button variant="outlined" onClick={() => setDialog('codes')}>
                {t('twoFactor.newCodes')}
              </Button>
              <Button variant="outlined" color="error" onClick={() => setDialog('disable')}>
                {t('twoFactor.disable')}
              </Button>
            </>
          ) : (
            <Button variant="contained" onClick={() => setDialog('enable')}>
              {t('twoFactor.enable')}
            </Button>
          )}
        </Box>
      ) : (
        <Box sx={{ display: 'grid', gap: 2, maxWidth: 420 }}>
          <Alert severity="info">{t('twoFactor.scan')}</Alert>
          <Suspense>
            <QrCode text={enrolment.totpURI} label={t('twoFactor.qrLabel')} />
          </Suspense>
          <Typography variant="body2">
            {t('twoFactor.secret')}{' '}
            <Box component="code" sx={{ overflowWrap: 'anywhere' }}>
              {new URL(enrolment.totpURI).searchParams.get('secret') ?? ''}
            </Box>
          </Typography>
          <RecordForm
            isFramed={false}
            submitLabel={t('twoFactor.confirm')}
            initial={{}}
            fields={[
              {
                kind: 'text',
                name: 'code',
                label: t('auth.code'),
                required: true,
                max: 10,
                inputMode: 'numeric',
                autoComplete: 'one-time-code',
              },
            ]}
            onSubmit={async (values) => {
              await identity.verifyTotp({ code: textOf(values, 'code').replaceAll(/\s/g, '') });
              setCodes(enrolment.backupCodes);
              setEnrolment(undefined);
              await refresh();
              notify(t('twoFactor.isOn'), { type: 'success' });
            }}
          />
        </Box>
      )}
      {dialog === undefined ? null : (
        <RecordFormDialog
          title={t(`twoFactor.${dialog === 'codes' ? 'newCodes' : dialog}`)}
          submitLabel={t('action.continue')}
          intro={<span>{t('twoFactor.passwordNeeded')}</span>}
          initial={{}}
          fields={passwordOnly}
          onClose={() => setDialog(undefined)}
          onSubmit={(values) => confirmed(passwordOf(values))}
        />
      )}
    </Box>
  );
}

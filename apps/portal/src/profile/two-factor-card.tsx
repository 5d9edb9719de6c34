import { lazy, Suspense, useState } from 'react';
import { identity } from '../app/clients.ts';
import { useSession, useSessionAccess } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/page.tsx';
import { Loading } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { ConfirmPasswordDialog } from './confirm-password-dialog.tsx';
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx';

const EnrolDialog = lazy(() => import('./enrol-dialog.tsx'));

type Step =
  | { readonly kind: 'enable' | 'disable' | 'renew' }
  | { readonly kind: 'scan'; readonly totpUri: string; readonly codes: readonly string[] }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

export function TwoFactorCard() {
  const { texts } = useWords();
  const { user } = useSession();
  const { load } = useSessionAccess();
  const say = useToast();
  const [step, setStep] = useState<Step>();
  const close = () => setStep(undefined);
  return (
    <Card
      title={texts.profile.twoFactor}
      actions={
        <span className={user.hasTwoFactor ? 'badge badge-success' : 'badge badge-neutral'}>
          {user.hasTwoFactor ? texts.profile.on : texts.profile.off}
        </span>
      }
    >
      <p className="soft">{texts.profile.twoFactorText}</p>
      <div className="card-actions">
        {user.hasTwoFactor ? (
          <>
            <Button onClick={() => setStep({ kind: 'renew' })}>{texts.profile.newCodes}</Button>
            <Button kind="danger" onClick={() => setStep({ kind: 'disable' })}>
              {texts.profile.turnOff}
            </Button>
          </>
        ) : (
          <Button kind="primary" icon="lock" onClick={() => setStep({ kind: 'enable' })}>
            {texts.profile.turnOn}
          </Button>
        )}
      </div>
      {step?.kind === 'enable' && (
        <ConfirmPasswordDialog
          title={texts.profile.twoFactor}
          text={texts.profile.twoFactorText}
          confirm={texts.profile.turnOn}
          onClose={close}
          onPassword={async (password) => {
            const { totpURI, backupCodes } = await identity.enableTwoFactor({ password });
            setStep({ kind: 'scan', totpUri: totpURI, codes: backupCodes });
          }}
        />
      )}
      {step?.kind === 'scan' && (
        <Suspense fallback={<Loading rows={2} />}>
          <EnrolDialog
            totpUri={step.totpUri}
            onClose={close}
            onVerified={async () => {
              setStep({ kind: 'codes', codes: step.codes });
              say(texts.profile.enabled);
              await load();
            }}
          />
        </Suspense>
      )}
      {step?.kind === 'renew' && (
        <ConfirmPasswordDialog
          title={texts.profile.newCodes}
          confirm={texts.profile.newCodes}
          onClose={close}
          onPassword={async (password) => {
            const { backupCodes } = await identity.generateBackupCodes({ password });
            setStep({ kind: 'codes', codes: backupCodes });
          }}
        />
      )}
      {step?.kind === 'disable' && (
        <ConfirmPasswordDialog
          title={texts.profile.turnOffTitle}
          text={texts.profile.turnOffText}
          confirm={texts.profile.turnOff}
          isDanger
          onClose={close}
          onPassword={async (password) => {
            await identity.disableTwoFactor({ password });
            close();
            say(texts.profile.disabled);
            await load();
          }}
        />
      )}
      {step?.kind === 'codes' && <RecoveryCodesDialog codes={step.codes} onClose={close} />}
    </Card>
  );
}

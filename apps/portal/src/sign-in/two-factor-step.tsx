import { type FormEvent, useState } from 'react';
import { identity } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Check, TextField } from '../parts/field.tsx';
import { Notice } from '../parts/states.tsx';
import { identityText } from './identity-text.ts';
import { SignInFrame } from './sign-in-frame.tsx';

interface TwoFactorStepProps {
  readonly onDone: () => Promise<void>;
  readonly onRestart: () => void;
}

/** After the password: the code of the app, or one of the recovery codes. */
export function TwoFactorStep({ onDone, onRestart }: TwoFactorStepProps) {
  const { texts } = useWords();
  const [way, setWay] = useState<'app' | 'backup'>('app');
  const [code, setCode] = useState('');
  const [isTrusted, setTrusted] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      if (way === 'app') await identity.verifyTotp({ code: code.replaceAll(/\s/g, ''), trustDevice: isTrusted });
      else await identity.verifyBackupCode({ code: code.trim() });
      await onDone();
    } catch (problem) {
      setError(
        identityText(problem, texts, {
          INVALID_CODE: texts.signIn.wrongCode,
          INVALID_BACKUP_CODE: texts.signIn.wrongBackup,
          INVALID_TWO_FACTOR_COOKIE: texts.signIn.tooManyCodes,
          TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: texts.signIn.tooManyCodes,
        }),
      );
    } finally {
      setBusy(false);
    }
  };

  const change = (next: 'app' | 'backup') => {
    setWay(next);
    setCode('');
    setError(undefined);
  };

  return (
    <SignInFrame
      title={texts.signIn.codeTitle}
      intro={way === 'app' ? texts.signIn.codeIntro : texts.signIn.backupIntro}
    >
      <form className="gate-form" onSubmit={(submitted) => void submit(submitted)}>
        {error !== undefined && <Notice kind="danger">{error}</Notice>}
        <TextField
          key={way}
          label={way === 'app' ? texts.signIn.code : texts.signIn.backup}
          value={code}
          onValue={setCode}
          inputMode={way === 'app' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          maxLength={way === 'app' ? 7 : 24}
          required
        />
        {way === 'app' && <Check label={texts.signIn.trust} checked={isTrusted} onValue={setTrusted} />}
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {texts.signIn.confirm}
        </Button>
        <div className="gate-line">
          <button type="button" className="link-button" onClick={() => change(way === 'app' ? 'backup' : 'app')}>
            {way === 'app' ? texts.signIn.useBackup : texts.signIn.useCode}
          </button>
          <button type="button" className="link-button" onClick={onRestart}>
            {texts.password.toSignIn}
          </button>
        </div>
      </form>
    </SignInFrame>
  );
}

import { type FormEvent, useState } from 'react';
import { identity } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { Notice } from '../parts/states.tsx';
import { identityText } from '../sign-in/identity-text.ts';

interface EnrolDialogProps {
  readonly totpUri: string;
  readonly onClose: () => void;
  readonly onVerified: () => Promise<void>;
}

export default function EnrolDialog({ totpUri, onClose, onVerified }: EnrolDialogProps) {
  const { texts } = useWords();
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';

  const verify = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await identity.verifyTotp({ code: code.replaceAll(/\s/g, '') });
      await onVerified();
    } catch (problem) {
      setError(identityText(problem, texts, { INVALID_CODE: texts.signIn.wrongCode }));
      setBusy(false);
    }
  };

  return (
    <Dialog title={texts.profile.scanTitle} onClose={onClose}>
      <form className="dialog-form" onSubmit={(submitted) => void verify(submitted)}>
        <p className="soft">{texts.profile.scanText}</p>
        <QrCode text={totpUri} label={texts.profile.scanLabel} />
        <p>
          <small className="soft">{texts.profile.manual}</small>
          <code className="secret">{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
        </p>
        <TextField
          label={texts.signIn.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required
          value={code}
          onValue={setCode}
        />
        {error !== undefined && <Notice kind="danger">{error}</Notice>}
        <div className="dialog-actions">
          <Button onClick={onClose}>{texts.states.cancel}</Button>
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {texts.signIn.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

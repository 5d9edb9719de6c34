import { type FormEvent, useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/states.tsx';
import { identityText } from '../sign-in/identity-text.ts';
import { PasswordField } from '../sign-in/password-field.tsx';

interface ConfirmPasswordDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly onClose: () => void;
  readonly onPassword: (password: string) => Promise<void>;
}

/** Changes to the second factor ask for the first one again. */
export function ConfirmPasswordDialog({
  title,
  text,
  confirm,
  isDanger,
  onClose,
  onPassword,
}: ConfirmPasswordDialogProps) {
  const { texts } = useWords();
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onPassword(password);
    } catch (problem) {
      setError(identityText(problem, texts));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-form" onSubmit={(submitted) => void submit(submitted)}>
        {text !== undefined && <p className="soft">{text}</p>}
        <PasswordField
          label={texts.profile.confirmPassword}
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
        />
        {error !== undefined && <Notice kind="danger">{error}</Notice>}
        <div className="dialog-actions">
          <Button onClick={onClose}>{texts.states.cancel}</Button>
          <Button type="submit" kind={isDanger === true ? 'danger' : 'primary'} isBusy={isBusy}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { useUnsaved } from './use-unsaved.ts';

/** A form in a dialog that waits for the server and stays open with its refusal. */
export function FormDialog({
  title,
  submitLabel,
  isComplete = true,
  isDangerous = false,
  isChanged = false,
  isMarked = false,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  submitLabel: string;
  isComplete?: boolean;
  isDangerous?: boolean;
  /** Something was typed that closing would lose, so a click beside the dialog does not close it. */
  isChanged?: boolean;
  /** The fields that were refused are marked. */
  isMarked?: boolean;
  /** False keeps the dialog open, without anything having been sent. */
  onSubmit: () => Promise<void | boolean>;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useText();
  const id = useId();
  const problemText = useProblemText();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();

  useUnsaved(isChanged && !isSending);

  async function submit(event: FormEvent) {
    event.preventDefault();
    // React passes events through portals: a form around the button that opened this dialog must not be sent too.
    event.stopPropagation();
    if (isSending || !isComplete) return;
    setSending(true);
    setError(undefined);
    try {
      if ((await onSubmit()) === false) setSending(false);
      else onClose();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  }

  return (
    <Dialog
      open
      onClose={(_event, reason) => isSending || (isChanged && reason === 'backdropClick') || onClose()}
      fullWidth
      maxWidth="sm"
      aria-labelledby={id}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {children}
            {error === undefined ? null : <Alert severity="error">{problemText(error, isMarked)}</Alert>}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={isSending}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={isDangerous ? 'error' : 'primary'}
            loading={isSending}
            disabled={!isComplete}
          >
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

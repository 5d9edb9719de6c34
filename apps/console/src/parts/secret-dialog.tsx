import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useId } from 'react';
import { useNotify } from 'react-admin';
import { useText } from '../text/use-text.ts';

/** Shows what is shown only once. It closes by its button alone. */
export function SecretDialog({
  title,
  text,
  label,
  secret,
  onClose,
}: {
  title: string;
  text: string;
  label: string;
  secret: string;
  onClose: () => void;
}) {
  const t = useText();
  const id = useId();
  const notify = useNotify();
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
          <Alert severity="warning">{text}</Alert>
          <TextField
            label={label}
            value={secret}
            slotProps={{ htmlInput: { readOnly: true, spellCheck: false } }}
            onFocus={(event) => event.target.select()}
          />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(secret).then(() => notify(t('apiKey.copied'), { type: 'success' }))
          }
        >
          {t('action.copy')}
        </Button>
        <Button variant="contained" onClick={onClose}>
          {t('apiKey.secretKept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

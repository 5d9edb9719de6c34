import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { useBlocker } from 'react-router';
import { isAnythingUnsaved } from '../parts/use-unsaved.ts';
import { useText } from '../text/use-text.ts';

/** Asks before a page is left on which something typed is not saved. The router takes one blocker, so all forms share this. */
export function LeaveGuard() {
  const t = useText();
  const id = useId();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isAnythingUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog open onClose={() => blocker.reset()} role="alertdialog" aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{t('leave.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText>{t('leave.text')}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => blocker.proceed()} color="error">
          {t('leave.leave')}
        </Button>
        <Button onClick={() => blocker.reset()} variant="contained" autoFocus>
          {t('leave.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

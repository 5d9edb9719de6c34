import { Alert, Snackbar } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotificationContext, useTranslate } from 'react-admin';

type Notice = ReturnType<typeof useNotificationContext>['notifications'][number];

const severities = { success: 'success', info: 'info', warning: 'warning', error: 'error' } as const;

/** Short messages about what has just happened, one after another. */
export function Notices() {
  const { notifications, takeNotification } = useNotificationContext();
  const translate = useTranslate();
  const [shown, setShown] = useState<Notice>();
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (notifications.length === 0 || shown !== undefined) return;
    const next = takeNotification();
    if (next === undefined) return;
    setShown(next);
    setOpen(true);
  }, [notifications, shown, takeNotification]);

  if (shown === undefined) return null;
  const { message, type, notificationOptions } = shown;
  const severity = severities[type as keyof typeof severities] ?? 'info';
  return (
    <Snackbar
      open={isOpen}
      autoHideDuration={severity === 'error' ? 9_000 : 4_500}
      onClose={(_event, reason) => {
        if (reason !== 'clickaway') setOpen(false);
      }}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      slotProps={{ transition: { onExited: () => setShown(undefined) } }}
    >
      <Alert severity={severity} variant="filled" onClose={() => setOpen(false)} sx={{ maxWidth: 560 }}>
        {typeof message === 'string' ? translate(message, notificationOptions?.messageArgs) : message}
      </Alert>
    </Snackbar>
  );
}

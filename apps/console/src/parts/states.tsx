import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import { Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

function Centred({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Stack spacing={1} sx={{ alignItems: 'center', textAlign: 'center', px: 3, py: 6, color: 'text.secondary' }}>
      {icon}
      <Typography variant="h2" component="p" sx={{ color: 'text.primary' }}>
        {title}
      </Typography>
      {text === undefined ? null : (
        <Typography variant="body2" component="div" sx={{ maxWidth: '52ch' }}>
          {text}
        </Typography>
      )}
      {action === undefined ? null : <Box sx={{ pt: 1 }}>{action}</Box>}
    </Stack>
  );
}

/** Nothing is here: says why, and what to do about it. */
export function EmptyState(props: { title: string; text?: ReactNode; action?: ReactNode; icon?: ReactNode }) {
  return <Centred {...props} icon={props.icon ?? <InboxOutlined sx={{ fontSize: 32, opacity: 0.6 }} />} />;
}

/** Something could not be read: says what, and offers to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText();
  const problemText = useProblemText();
  return (
    <Box role="alert">
      <Centred
        icon={<ErrorOutline color="error" sx={{ fontSize: 32 }} />}
        title={t('state.errorTitle')}
        text={problemText(error)}
        action={
          onRetry === undefined ? undefined : (
            <Button variant="outlined" onClick={onRetry}>
              {t('action.tryAgain')}
            </Button>
          )
        }
      />
    </Box>
  );
}

export function LoadingLines({ lines = 6 }: { lines?: number }) {
  const t = useText();
  return (
    <Box role="status" aria-label={t('state.loading')} sx={{ p: 2 }}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={28} sx={{ width: `${92 - ((index * 17) % 40)}%` }} />
      ))}
    </Box>
  );
}

import { Alert, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { ExitFacts } from './exit-facts.tsx';
import { exitQuery } from './exit-query.ts';
import { PreviewView } from './preview-view.tsx';

/** The end of a membership as those see it who decide on it, or on the appeal against it. */
export function ExitSubject({ id, isAppeal = false }: { id: string; isAppeal?: boolean }) {
  const t = useText();
  const { data: exit, error, isPending, refetch } = useQuery(exitQuery(id));
  if (isPending) return <LoadingLines lines={8} />;
  if (exit === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {isAppeal && exit.appeal !== null ? (
        <Box>
          <Typography variant="h3">{t('exit.appealText')}</Typography>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-line', mt: 0.5 }}>
            {exit.appeal.text}
          </Typography>
        </Box>
      ) : null}
      {exit.isCurrent ? null : <Alert severity="warning">{t('exit.isStale')}</Alert>}
      <ExitFacts exit={exit} />
      <PreviewView preview={exit.preview} />
    </Box>
  );
}

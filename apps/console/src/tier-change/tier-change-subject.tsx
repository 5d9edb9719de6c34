import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { TierChangeFacts } from './tier-change-facts.tsx';
import { tierChangeQuery } from './tier-change-query.ts';
import { TierPreview } from './tier-preview.tsx';

/** Another tier as those see it who decide on it. */
export function TierChangeSubject({ id }: { id: string }) {
  const { data: change, error, isPending, refetch } = useQuery(tierChangeQuery(id));
  if (isPending) return <LoadingLines lines={6} />;
  if (change === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TierChangeFacts change={change} />
      <TierPreview preview={change.preview} />
    </Box>
  );
}

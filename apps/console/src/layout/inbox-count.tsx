import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** How many tasks wait for the signed-in person. */
export function InboxCount() {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['task', 'count'],
    queryFn: ({ signal }) => call('task.list', { query: { scope: 'mine', limit: 1 }, signal }),
    refetchInterval: 60_000,
  });
  if (data === undefined || data.total === 0) return null;
  return (
    <Box
      component="span"
      aria-label={t('nav.inboxCount', { count: data.total })}
      sx={{ fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' }}
    >
      {format.number(data.total)}
    </Box>
  );
}

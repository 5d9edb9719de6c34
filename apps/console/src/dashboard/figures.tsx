import { Box, Paper, Typography } from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const one = { limit: 1 };

/** Four numbers that lead to the lists they count. */
export function Figures() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const figures = [
    {
      name: 'mine',
      to: '/inbox',
      read: (signal: AbortSignal) => call('task.list', { query: { ...one, scope: 'mine' }, signal }),
    },
    {
      name: 'overdue',
      to: '/inbox',
      read: (signal: AbortSignal) => call('task.list', { query: { ...one, scope: 'mine', overdue: 'true' }, signal }),
    },
    {
      name: 'inReview',
      to: listOf('submitted,in_review,changes_requested'),
      read: (signal: AbortSignal) =>
        call('deal-registration.list', { query: { ...one, status: 'submitted,in_review,changes_requested' }, signal }),
    },
    {
      name: 'protected',
      to: listOf('approved'),
      read: (signal: AbortSignal) => call('deal-registration.list', { query: { ...one, status: 'approved' }, signal }),
    },
  ] as const;
  const shown = figures.filter(({ name }) => name === 'mine' || name === 'overdue' || may('deal-registration.list'));
  const answers = useQueries({
    queries: shown.map(({ name, read }) => ({
      queryKey: [name === 'mine' || name === 'overdue' ? 'task' : 'deal-registrations', 'figure', name],
      queryFn: ({ signal }: { signal: AbortSignal }) => read(signal).then(({ total }) => total),
    })),
  });
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {shown.map(({ name, to }, index) => {
        const total = answers[index]?.data;
        const isLate = name === 'overdue' && total !== undefined && total > 0;
        return (
          <Paper
            key={name}
            variant="outlined"
            component={Link}
            to={to}
            sx={{ p: 2, textDecoration: 'none', color: 'text.primary', '&:hover': { borderColor: 'lineStrong' } }}
          >
            <Typography
              sx={{
                fontSize: '1.75rem',
                fontWeight: 640,
                lineHeight: 1.15,
                letterSpacing: '-0.02em',
                color: isLate ? 'error.main' : 'inherit',
              }}
            >
              {total === undefined ? '–' : format.number(total)}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t(`home.figure.${name}`)}
            </Typography>
          </Paper>
        );
      })}
    </Box>
  );
}

function listOf(status: string): string {
  return `/deal-registrations?${new URLSearchParams({ filter: JSON.stringify({ status }) }).toString()}`;
}

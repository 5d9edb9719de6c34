import {
  MenuItem,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const steps = ['visited', 'started', 'submitted', 'approved', 'rejected', 'active'] as const;

/** How many got how far, by week and source. */
export default function FunnelPage() {
  const t = useText();
  const programs = usePrograms();
  const [chosen, setChosen] = useState('');
  const programId = chosen === '' ? (programs[0]?.id ?? '') : chosen;
  return (
    <Page
      title={t('funnel.title')}
      lead={t('funnel.lead')}
      back={{ to: '/applications', label: t('nav.applications') }}
      actions={
        programs.length > 1 ? (
          <TextField
            select
            size="small"
            label={t('funnel.program')}
            value={programId}
            onChange={(event) => setChosen(event.target.value)}
            sx={{ minWidth: 200 }}
          >
            {programs.map(({ id, label }) => (
              <MenuItem key={id} value={id}>
                {label}
              </MenuItem>
            ))}
          </TextField>
        ) : undefined
      }
    >
      {programId === '' ? <LoadingLines /> : <FunnelTable programId={programId} />}
    </Page>
  );
}

function FunnelTable({ programId }: { programId: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['funnel', programId],
    queryFn: ({ signal }) => call('application.funnel', { query: { programId, weeks: 26 }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.weeks.length === 0) return <EmptyState title={t('funnel.emptyTitle')} text={t('funnel.emptyText')} />;
  const sum = (step: (typeof steps)[number]) => data.weeks.reduce((all, week) => all + week[step], 0);
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('funnel.week')}</TableCell>
            <TableCell>{t('application.source')}</TableCell>
            {steps.map((step) => (
              <TableCell key={step} align="right">
                {t(`funnel.${step}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow>
            <TableCell component="th" scope="row" colSpan={2} sx={{ fontWeight: 600 }}>
              {t('funnel.all')}
            </TableCell>
            {steps.map((step) => (
              <TableCell key={step} align="right" sx={{ fontWeight: 600 }}>
                {format.number(sum(step))}
              </TableCell>
            ))}
          </TableRow>
          {data.weeks.map((week) => (
            <TableRow key={`${week.week}/${week.source}`}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.civilDate(week.week)}</TableCell>
              <TableCell>{t(`applicationSource.${week.source}`)}</TableCell>
              {steps.map((step) => (
                <TableCell key={step} align="right">
                  {format.number(week[step])}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

import { milestones } from '@countersign/domain/activation/activation';
import type { Reply } from '@countersign/ui/client/operation-types';
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
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../data/api.ts';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Group = Reply<'activation.funnel'>['all'];

/** How many came to each step, and the median of days it took: all, by type, by source. */
export function ActivationFunnel() {
  const t = useText();
  const programs = usePrograms();
  const [programId, setProgramId] = useState('');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['activations', 'funnel', programId],
    queryFn: ({ signal }) => call('activation.funnel', { query: programId === '' ? {} : { programId }, signal }),
  });
  if (isPending) return <LoadingLines lines={4} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.all.partners === 0) return null;
  return (
    <Paper variant="outlined" sx={{ mb: 2 }}>
      {programs.length > 1 ? (
        <TextField
          select
          size="small"
          label={t('field.program')}
          value={programId}
          onChange={(event) => setProgramId(event.target.value)}
          sx={{ m: 1.5, minWidth: 200 }}
        >
          <MenuItem value="">{t('list.any')}</MenuItem>
          {programs.map(({ id, label }) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      <TableContainer tabIndex={0} role="region" aria-label={t('activation.funnel')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('activation.group')}</TableCell>
              <TableCell align="right">{t('activation.partners')}</TableCell>
              <TableCell align="right">{t('activationState.active')}</TableCell>
              <TableCell align="right">{t('activationState.overdue')}</TableCell>
              {milestones.map((milestone) => (
                <TableCell key={milestone} align="right">
                  {t(`milestone.${milestone}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            <GroupRow label={t('activation.all')} group={data.all} isStrong />
            {data.byType.map((group) => (
              <GroupRow
                key={group.partnerType}
                label={group.partnerType === null ? '' : t(`partnerType.${group.partnerType}`)}
                group={group}
              />
            ))}
            {data.bySource.map((group) => (
              <GroupRow
                key={group.source}
                label={group.source === null ? '' : t(`activationSource.${group.source}`)}
                group={group}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Paper>
  );
}

function GroupRow({ label, group, isStrong = false }: { label: string; group: Group; isStrong?: boolean }) {
  const t = useText();
  const format = useFormat();
  const sx = isStrong ? { fontWeight: 600 } : {};
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={sx}>
        {label}
      </TableCell>
      {[group.partners, group.active, group.overdue].map((count, index) => (
        <TableCell key={index} align="right" sx={sx}>
          {format.number(count)}
        </TableCell>
      ))}
      {group.milestones.map(({ milestone, reached, medianDays }) => (
        <TableCell key={milestone} align="right" sx={sx}>
          {format.number(reached)}
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {medianDays === null ? '–' : t('activation.medianDays', { days: format.number(medianDays) })}
          </Typography>
        </TableCell>
      ))}
    </TableRow>
  );
}

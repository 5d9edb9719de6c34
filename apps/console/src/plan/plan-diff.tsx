import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { usePlanPlaceText } from './use-plan-place-text.ts';
import { usePlanValueText } from './use-plan-value-text.ts';

type Version = Reply<'plan.get'>['versions'][number];

/** What differs between two versions, place by place. */
export function PlanDiff({ planId, versions }: { planId: string; versions: readonly Version[] }) {
  const t = useText();
  const valueText = usePlanValueText();
  const placeText = usePlanPlaceText();
  const numbers = versions.map(({ version }) => version).toSorted((one, other) => one - other);
  const [from, setFrom] = useState(numbers.at(-2) ?? 1);
  const [to, setTo] = useState(numbers.at(-1) ?? 1);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['plans', 'diff', planId, from, to, versions.find(({ version }) => version === to)?.hash],
    queryFn: ({ signal }) => call('plan.diff', { params: { id: planId }, query: { from, to }, signal }),
  });
  const choose = (label: string, value: number, onChoose: (version: number) => void) => (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChoose(Number(event.target.value))}
      sx={{ minWidth: 120 }}
    >
      {numbers.map((number) => (
        <MenuItem key={number} value={number}>
          {t('plan.version', { version: number })}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Section
      title={t('plan.diff')}
      aside={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {choose(t('plan.diffFrom'), from, setFrom)}
          {choose(t('plan.diffTo'), to, setTo)}
        </Box>
      }
    >
      {isPending ? <LoadingLines lines={3} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.changes.length === 0 ? <Typography variant="body2">{t('plan.noDiff')}</Typography> : null}
      {data?.changes.map(({ path, before, after }) => (
        <Box
          key={path}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '240px 1fr 1fr' },
            gap: { xs: 0.25, sm: 1.5 },
            py: 0.75,
            borderTop: '1px solid',
            borderColor: 'divider',
            fontSize: '0.8125rem',
          }}
        >
          <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{placeText(path)}</Box>
          <Value as="del" tone="danger">
            {valueText(before, path.includes('.when.kinds') ? 'kinds' : undefined)}
          </Value>
          <Value as="ins" tone="success">
            {valueText(after, path.includes('.when.kinds') ? 'kinds' : undefined)}
          </Value>
        </Box>
      ))}
    </Section>
  );
}

function Value({ as, tone, children }: { as: 'del' | 'ins'; tone: 'danger' | 'success'; children: string }) {
  return (
    <Box
      component={as}
      sx={{
        px: 0.75,
        borderRadius: '4px',
        bgcolor: (theme) => theme.palette.wash[tone],
        overflowWrap: 'anywhere',
        whiteSpace: 'pre-line',
        textDecoration: as === 'ins' ? 'none' : undefined,
        textDecorationThickness: '1px',
      }}
    >
      {children}
    </Box>
  );
}

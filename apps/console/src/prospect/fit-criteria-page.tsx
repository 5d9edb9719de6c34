import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { freeKey } from '../application-form/free-key.ts';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { isWholeWithin } from '../form/fields.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

type Criteria = Reply<'prospect.criteria'>;
interface Row {
  key: string;
  name: string;
  weight: string;
}

const criteriaMax = 12;
const weightMax = 10;

/** By what a program's prospects are judged, and how much each counts. */
export default function FitCriteriaPage() {
  const t = useText();
  const programs = usePrograms();
  const [chosen, setChosen] = useState('');
  const programId = chosen === '' ? (programs[0]?.id ?? '') : chosen;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['fit-criteria', programId],
    queryFn: ({ signal }) => call('prospect.criteria', { params: { id: programId }, signal }),
    enabled: programId !== '',
  });
  return (
    <Page
      title={t('fitCriteria.title')}
      lead={t('fitCriteria.lead')}
      back={{ to: '/prospects', label: t('nav.prospects') }}
      width="reading"
      actions={
        programs.length > 1 ? (
          <TextField
            select
            size="small"
            label={t('prospect.program')}
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
      {isPending ? <LoadingLines /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? null : (
        <CriteriaForm key={`${programId} ${data.revision}`} programId={programId} before={data} />
      )}
    </Page>
  );
}

function CriteriaForm({ programId, before }: { programId: string; before: Criteria }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [rows, setRows] = useState<readonly Row[]>(() =>
    before.criteria.map((one) => ({ ...one, weight: String(one.weight) })),
  );
  const mayChange = may('prospect.save-criteria');
  const names = rows.map(({ name }) => name.trim().toLowerCase());
  const isWrong =
    names.includes('') ||
    new Set(names).size < names.length ||
    rows.some(({ weight }) => !isWholeWithin(weight, 1, weightMax));
  const all = rows.reduce((sum, { weight }) => sum + (isWholeWithin(weight, 1, weightMax) ? Number(weight) : 0), 0);
  const put = (index: number, change: Partial<Row>) =>
    setRows((last) => last.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const save = useMutation({
    mutationFn: () =>
      call('prospect.save-criteria', {
        params: { id: programId },
        ifMatch: before.revision,
        body: { criteria: rows.map(({ key, name, weight }) => ({ key, name: name.trim(), weight: Number(weight) })) },
      }),
    onSuccess: async () => {
      notify(t('fitCriteria.saved'), { type: 'success' });
      await Promise.all(['fit-criteria', 'prospects'].map((name) => client.invalidateQueries({ queryKey: [name] })));
    },
  });
  return (
    <Section title={t('fitCriteria.open')}>
      <Stack
        spacing={1.5}
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong) save.mutate();
        }}
      >
        {rows.map((row, index) => (
          <Box key={row.key} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <TextField
              label={t('fitCriteria.name')}
              value={row.name}
              disabled={!mayChange}
              onChange={(event) => put(index, { name: event.target.value })}
              slotProps={{ htmlInput: { maxLength: 60 } }}
              sx={{ flex: '1 1 220px' }}
            />
            <TextField
              label={t('fitCriteria.weight')}
              value={row.weight}
              disabled={!mayChange}
              error={!isWholeWithin(row.weight, 1, weightMax)}
              onChange={(event) => put(index, { weight: event.target.value })}
              slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 2 } }}
              sx={{ width: 96 }}
            />
            <Typography variant="caption" sx={{ width: 72, color: 'text.secondary' }} title={t('fitCriteria.share')}>
              {all === 0 ? '–' : format.percent(Math.round((Number(row.weight) * 10_000) / all) || 0)}
            </Typography>
            {mayChange && rows.length > 1 ? (
              <Button
                color="error"
                aria-label={t('fitCriteria.remove', { name: row.name })}
                onClick={() => setRows(rows.filter((_, at) => at !== index))}
              >
                {t('formParts.remove')}
              </Button>
            ) : null}
          </Box>
        ))}
        {isWrong ? <Alert severity="warning">{t('fitCriteria.wrong')}</Alert> : null}
        {save.error === null ? null : <Alert severity="error">{problemText(save.error)}</Alert>}
        {mayChange ? (
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {rows.length < criteriaMax ? (
              <Button
                variant="outlined"
                onClick={() => setRows([...rows, { key: keyFor(rows), name: '', weight: '1' }])}
              >
                {t('fitCriteria.add')}
              </Button>
            ) : null}
            <Button type="submit" variant="contained" disabled={isWrong} loading={save.isPending}>
              {t('fitCriteria.save')}
            </Button>
          </Box>
        ) : null}
      </Stack>
    </Section>
  );
}

/** Levels are kept under keys, which nobody sees. */
function keyFor(rows: readonly Row[]): string {
  return freeKey(
    '',
    rows.map(({ key }) => key),
    'criterion',
  );
}

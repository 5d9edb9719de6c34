import { fitLevelMax } from '@countersign/domain/prospect/fit-score';
import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import type { Prospect } from './prospect-query.ts';

/** How well it fits, criterion by criterion, with what each gives. */
export function FitSection({ prospect }: { prospect: Prospect }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { score, parts } = prospect.fit;
  const { mutate, isPending } = useMutation({
    mutationFn: (fit: Record<string, number>) =>
      call('prospect.update', { params: { id: prospect.id }, ifMatch: prospect.revision, body: { fit } }),
    onError: (error) => notify(problemText(error), { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['prospect', prospect.id] }),
  });
  const judge = (key: string, level: string) => {
    const levels = new Map(parts.flatMap((part) => (part.level === null ? [] : [[part.key, part.level] as const])));
    if (level === '') levels.delete(key);
    else levels.set(key, Number(level));
    mutate(Object.fromEntries(levels));
  };
  return (
    <Section title={t('prospect.fitTitle')}>
      <Typography variant="h2" component="p" sx={{ mb: 1.5 }}>
        {score === null ? t('prospect.fitNone') : format.number(score)}
      </Typography>
      {parts.map((part) => (
        <Box key={part.key} sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 1.5 }}>
          <TextField
            select
            size="small"
            label={t('prospect.fitLevel', { name: part.name })}
            value={part.level === null ? '' : String(part.level)}
            disabled={!may('prospect.update') || isPending}
            onChange={(event) => judge(part.key, event.target.value)}
            sx={{ minWidth: 260 }}
          >
            <MenuItem value="">–</MenuItem>
            {Array.from({ length: fitLevelMax + 1 }, (_, level) => (
              <MenuItem key={level} value={String(level)}>
                {format.number(level)}
              </MenuItem>
            ))}
          </TextField>
          <Typography variant="caption">{t('prospect.fitOf', { points: part.points, weight: part.weight })}</Typography>
        </Box>
      ))}
    </Section>
  );
}

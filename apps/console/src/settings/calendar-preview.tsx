import { parseDeadlineDuration } from '@countersign/domain/time/deadline-duration';
import { Alert, Box, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../data/api.ts';
import { useDurationText } from '../policy/use-duration-text.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

/** When something given at a time would be due, by the calendar as it is saved. */
export function CalendarPreview({ calendarId, revision }: { calendarId: string; revision: number }) {
  const t = useText();
  const format = useFormat();
  const problemText = useProblemText();
  const durationText = useDurationText();
  const [from, setFrom] = useState(() => localInput(new Date()));
  const [duration, setDuration] = useState('2BD');
  const start = new Date(from);
  const isUsable = !Number.isNaN(start.getTime()) && parseDeadlineDuration(duration).ok;
  const { data, error } = useQuery({
    queryKey: ['calendars', 'preview', calendarId, revision, from, duration],
    enabled: isUsable,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call('calendar.preview', { params: { id: calendarId }, query: { from: start.toISOString(), duration }, signal }),
  });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
      <TextField
        type="datetime-local"
        label={t('calendar.givenAt')}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label={t('calendar.duration')}
        value={duration}
        error={!parseDeadlineDuration(duration).ok}
        helperText={parseDeadlineDuration(duration).ok ? durationText(duration) : t('fieldProblem.duration_malformed')}
        onChange={(event) => setDuration(event.target.value.toUpperCase().trim())}
        slotProps={{ htmlInput: { maxLength: 20 } }}
      />
      {error === null ? null : <Alert severity="error">{problemText(error)}</Alert>}
      {data === undefined || !isUsable ? null : (
        <Typography variant="body1" role="status">
          {t('calendar.dueAt')} <strong>{format.deadline(data.dueAt)}</strong>
        </Typography>
      )}
    </Box>
  );
}

/** A time as the browser's own input writes it, in the browser's zone. */
function localInput(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { eventKinds } from '@countersign/domain/event/event';
import type { Reply } from '@countersign/ui/client/operation-types';
import Close from '@mui/icons-material/Close';
import { Alert, Box, Button, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../data/api.ts';
import { TraceSteps } from '../../line/trace-steps.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormat } from '../../text/use-format.ts';
import { useProblemText } from '../../text/use-problem-text.ts';
import { useText } from '../../text/use-text.ts';
import type { CheckedDraft, PlanBody } from './plan-draft.ts';
import { eventsOf, firstSamples, type Sample } from './samples.ts';

type Outcome = Reply<'plan.try-out'>['events'][number];

/** What made-up events would earn by the plan as it is typed. */
export function TryOut({
  programId,
  currency,
  checked,
}: {
  programId: string;
  currency: string;
  checked: CheckedDraft;
}) {
  const t = useText();
  const format = useFormat();
  const problemText = useProblemText();
  const [samples, setSamples] = useState<readonly Sample[]>(firstSamples);
  const [startMs] = useState(() => Date.now() - 3_600_000);
  const scale = isCurrency(currency) ? scaleOf(currency) : 2;
  const events = eventsOf(samples, { locale: format.locale, scale, currency, startMs });
  const asked = useSettled({ document: checked.isUsable ? checked.body : undefined, events });
  const { data, error, isFetching } = useQuery({
    queryKey: ['plans', 'try-out', programId, asked],
    enabled: asked.document !== undefined && events.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call('plan.try-out', {
        body: { programId, document: asked.document as PlanBody, events: asked.events },
        signal,
      }),
  });
  const change = (id: number, next: Partial<Sample>) =>
    setSamples((before) => before.map((sample) => (sample.id === id ? { ...sample, ...next } : sample)));
  return (
    <Section title={t('tryOut.title')}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {t('tryOut.text')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, opacity: checked.isUsable ? 1 : 0.6 }}>
        {samples.map((sample, index) => (
          <SampleRow
            key={sample.id}
            sample={sample}
            number={index + 1}
            currency={currency}
            outcome={data?.events[index]}
            onChange={(next) => change(sample.id, next)}
            {...(samples.length === 1
              ? {}
              : { onRemove: () => setSamples((before) => before.filter(({ id }) => id !== sample.id)) })}
          />
        ))}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mt: 2, flexWrap: 'wrap' }}>
        <Button
          disabled={samples.length >= 8}
          onClick={() =>
            setSamples((before) => [
              ...before,
              { id: Math.max(...before.map(({ id }) => id)) + 1, kind: 'order', net: '100', quantity: '1' },
            ])
          }
        >
          {t('tryOut.add')}
        </Button>
        <Box sx={{ flex: 1 }} />
        <Typography component="p" role="status" sx={{ fontWeight: 620, fontSize: '1.125rem' }} aria-busy={isFetching}>
          {data === undefined ? '–' : t('tryOut.total', { amount: format.money(data.total) })}
        </Typography>
      </Box>
      {checked.isUsable ? null : (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('tryOut.waits')}
        </Alert>
      )}
      {error === null ? null : (
        <Alert severity="error" sx={{ mt: 1 }}>
          {problemText(error)}
        </Alert>
      )}
    </Section>
  );
}

function SampleRow({
  sample,
  number,
  currency,
  outcome,
  onChange,
  onRemove,
}: {
  sample: Sample;
  number: number;
  currency: string;
  outcome: Outcome | undefined;
  onChange: (next: Partial<Sample>) => void;
  onRemove?: () => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <Box role="group" aria-label={t('tryOut.sample', { number })}>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr) minmax(0, 2fr) 34px' }}>
        <TextField
          select
          label={t('line.event')}
          value={sample.kind}
          onChange={(event) => onChange({ kind: eventKinds.find((kind) => kind === event.target.value) ?? 'order' })}
        >
          {eventKinds.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {t(`eventKind.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={t('tryOut.net', { currency })}
          value={sample.net}
          onChange={(event) => onChange({ net: event.target.value })}
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 20 } }}
        />
        <TextField
          label={t('field.quantity')}
          value={sample.quantity}
          onChange={(event) => onChange({ quantity: event.target.value })}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
        />
        {onRemove === undefined ? null : (
          <IconButton aria-label={t('tryOut.remove', { number })} onClick={onRemove}>
            <Close fontSize="small" />
          </IconButton>
        )}
      </Box>
      {outcome === undefined ? null : (
        <Box sx={{ mt: 0.5, fontSize: '0.8125rem' }}>
          {outcome.problem === null ? null : <Alert severity="warning">{t('tryOut.problem')}</Alert>}
          {outcome.lines.length === 0 ? <span>{t('line.nothing')}</span> : null}
          {outcome.lines.map((line) => (
            <Box key={line.rule} sx={{ display: 'flex', gap: 1 }}>
              <Box component="span" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
                {line.rule}
              </Box>
              <strong>{format.money(line.amount)}</strong>
            </Box>
          ))}
          <Box component="details" sx={{ '& summary': { cursor: 'pointer', color: 'text.secondary', py: 0.5 } }}>
            <summary>{t(outcome.lines.length === 0 ? 'line.whyNothing' : 'line.why')}</summary>
            <TraceSteps trace={outcome.trace} />
          </Box>
        </Box>
      )}
    </Box>
  );
}

const pauseMs = 250;

/** A value once it has not changed for a moment, so that not every key asks the server. */
function useSettled<Value>(value: Value): Value {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState({ key, value });
  useEffect(() => {
    const timer = setTimeout(() => setSettled((before) => (before.key === key ? before : { key, value })), pauseMs);
    return () => clearTimeout(timer);
  });
  return settled.value;
}

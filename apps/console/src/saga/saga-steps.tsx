import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import type { Saga } from './saga-query.ts';
import { StepStateTag } from './saga-tags.tsx';

type Step = Saga['steps'][number];
type OnChanged = (next: Saga) => Promise<void>;

/** Each step in its order: its state, its tries and when, what it made, and what may be done about it. */
export function SagaSteps({ saga, onChanged }: { saga: Saga; onChanged: OnChanged }) {
  const t = useText();
  const [skipping, setSkipping] = useState<Step>();
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {saga.steps.map((step) => (
        <Box
          component="li"
          key={step.key}
          sx={{
            px: 2,
            py: 1.25,
            borderTop: '1px solid',
            borderColor: 'divider',
            display: 'grid',
            gap: 1,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '240px minmax(0, 1fr) auto' },
          }}
        >
          <Named step={step} />
          <Told step={step} />
          <Actions saga={saga} step={step} onChanged={onChanged} onSkip={() => setSkipping(step)} />
        </Box>
      ))}
      {skipping === undefined ? null : (
        <ReasonDialog
          title={t('saga.skipTitle')}
          text={t(saga.status === 'undo_failed' ? 'saga.skipBackText' : 'saga.skipText')}
          submitLabel={t('saga.skip')}
          onClose={() => setSkipping(undefined)}
          onSubmit={async (reason) => {
            const body = { step: skipping.key, reason };
            await onChanged(await call('saga.skip-step', { params: { id: saga.id }, body }));
          }}
        />
      )}
    </Box>
  );
}

function Named({ step }: { step: Step }) {
  const t = useText();
  const lookUp = useLookedUpText();
  return (
    <Box sx={{ display: 'grid', gap: 0.5, alignContent: 'start', justifyItems: 'start' }}>
      <strong>{lookUp('sagaStep', step.key)}</strong>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <StepStateTag state={step.state} />
        {step.isOptional ? (
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {t('saga.optional')}
          </Typography>
        ) : null}
      </Box>
    </Box>
  );
}

function Told({ step }: { step: Step }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const { startedAt, endedAt, lastErrorCode, lastErrorAt, nextTryAt, skippedBy, skipReason } = step;
  const lines = [
    step.attempts === 0 ? null : t('saga.tries', { count: step.attempts }),
    step.undoAttempts === 0 ? null : t('saga.undoTries', { count: step.undoAttempts }),
    startedAt === null ? null : t('saga.since', { at: format.dateTime(startedAt) }),
    endedAt === null ? null : t('saga.until', { at: format.dateTime(endedAt) }),
    nextTryAt === null ? null : t('saga.nextTry', { at: format.dateTime(nextTryAt) }),
  ].filter((line) => line !== null);
  const made = Object.entries(step.output).filter(([name]) => name === 'number' || name === 'code');
  return (
    <Box sx={{ minWidth: 0, display: 'grid', gap: 0.25, overflowWrap: 'anywhere' }}>
      <Typography variant="body2">{lines.length === 0 ? '–' : lines.join(' · ')}</Typography>
      {made.map(([name, value]) => (
        <Typography key={name} variant="body2">
          {lookUp('sagaMade', name, { value })}
        </Typography>
      ))}
      {lastErrorCode === null || lastErrorAt === null ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('saga.lastError', { error: lookUp('sagaError', lastErrorCode), at: format.dateTime(lastErrorAt) })}
        </Typography>
      )}
      {skippedBy === null ? null : (
        <Typography variant="body2">{t('saga.skippedBy', { name: skippedBy, reason: skipReason ?? '' })}</Typography>
      )}
    </Box>
  );
}

function Actions({
  saga,
  step,
  onChanged,
  onSkip,
}: {
  saga: Saga;
  step: Step;
  onChanged: OnChanged;
  onSkip: () => void;
}) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const [isBusy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      await onChanged(await call('saga.retry-step', { params: { id: saga.id }, body: { step: step.key } }));
    } catch (error) {
      notify(problemText(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'start', flexWrap: 'wrap' }}>
      {step.canRetry && may('saga.retry-step') ? (
        <Button variant="contained" disabled={isBusy} onClick={() => void retry()}>
          {t('saga.retry')}
        </Button>
      ) : null}
      {step.canSkip && may('saga.skip-step') ? <Button onClick={onSkip}>{t('saga.skip')}</Button> : null}
    </Box>
  );
}

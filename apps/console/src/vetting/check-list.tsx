import type { Check } from '@countersign/contracts/check/check';
import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { RecordCheckDialog } from './record-check-dialog.tsx';
import { OutcomeTag } from './vetting-tags.tsx';

/** Every check with what it found, where from and when; each may be done by a person instead. */
export function CheckList({ vetting }: { vetting: Vetting }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const client = useQueryClient();
  const [recording, setRecording] = useState<Check>();
  const isUnderWay = vetting.status === 'checking' || vetting.status === 'in_review';
  const lookAgain = () => client.invalidateQueries({ queryKey: ['vettings'] });
  const runAgain = async (check: Check) => {
    await call('check.run', { params: { id: check.id }, body: {} });
    await lookAgain();
    notify(t('check.runs'), { type: 'success' });
  };
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {vetting.checks.map((check) => (
        <Box
          component="li"
          key={check.id}
          sx={{
            px: 2,
            py: 1.25,
            borderTop: '1px solid',
            borderColor: 'divider',
            display: 'grid',
            gap: 1,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '220px minmax(0, 1fr) auto' },
          }}
        >
          <Box sx={{ display: 'grid', gap: 0.5, alignContent: 'start', justifyItems: 'start' }}>
            <strong>{t(`checkKind.${check.kind}`)}</strong>
            {check.outcome === null ? (
              <Tag tone="info">{t(check.isAutomatic ? 'check.waiting' : 'check.waitsForPerson')}</Tag>
            ) : (
              <OutcomeTag outcome={check.outcome} />
            )}
          </Box>
          <Found check={check} />
          {isUnderWay ? (
            <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'start', flexWrap: 'wrap' }}>
              {may('check.run') && check.isAutomatic && check.status === 'done' ? (
                <Button onClick={() => void runAgain(check)}>{t('check.runAgain')}</Button>
              ) : null}
              {may('check.record') ? <Button onClick={() => setRecording(check)}>{t('check.record')}</Button> : null}
            </Box>
          ) : null}
        </Box>
      ))}
      {recording === undefined ? null : (
        <RecordCheckDialog check={recording} onClose={() => setRecording(undefined)} onDone={lookAgain} />
      )}
    </Box>
  );
}

function Found({ check }: { check: Check }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const origin = [
    check.source === null ? null : t(`checkSource.${check.source}`),
    check.provider,
    check.by,
    check.listVersion === null ? null : t('check.version', { version: check.listVersion }),
    check.at === null ? null : format.dateTime(check.at),
  ].filter((part) => part !== null);
  const results = Object.entries(check.result).filter(
    ([name, value]) => value !== null && String(value) !== '' && name !== 'warnDays',
  );
  return (
    <Box sx={{ minWidth: 0, display: 'grid', gap: 0.5 }}>
      {check.factors.map((factor) => (
        <Typography key={factor} variant="body2">
          {t(`vettingFactor.${factor}`)}
        </Typography>
      ))}
      {check.note === null ? null : <Typography variant="body2">{check.note}</Typography>}
      {results.map(([name, value]) => (
        <Typography key={name} variant="caption" component="div" sx={{ overflowWrap: 'anywhere' }}>
          <strong>{lookUp('checkFact', name)}</strong> {Array.isArray(value) ? value.join(' · ') : String(value)}
        </Typography>
      ))}
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {origin.join(' · ')}
      </Typography>
    </Box>
  );
}

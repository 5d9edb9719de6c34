import type { ScreeningSettings } from '@countersign/contracts/screening/operations';
import { Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { Facts } from '../parts/facts.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';

const names = ['nameMin', 'scoreMin', 'highMin'] as const;

/** How alike is alike enough. */
export function ScreeningThresholds() {
  const t = useText();
  const may = useMay();
  const [isChanging, setChanging] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['screening', 'settings'],
    queryFn: ({ signal }) => call('screening.settings', { signal }),
  });
  if (isPending) return <LoadingLines lines={3} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('ruleSetting.thresholdsText')}
      </Typography>
      <Facts facts={names.map((name) => ({ label: t(`ruleSetting.${name}`), value: <strong>{data[name]}</strong> }))} />
      {may('screening.update-settings') ? (
        <Button variant="outlined" onClick={() => setChanging(true)}>
          {t('ruleSetting.changeThresholds')}
        </Button>
      ) : null}
      {isChanging ? <ThresholdsDialog settings={data} onClose={() => setChanging(false)} /> : null}
    </Box>
  );
}

function ThresholdsDialog({ settings, onClose }: { settings: ScreeningSettings; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <RecordFormDialog
      title={t('ruleSetting.thresholds')}
      submitLabel={t('ruleSetting.changeThresholds')}
      initial={Object.fromEntries(names.map((name) => [name, String(settings[name])]))}
      fields={names.map((name) => ({
        kind: 'text' as const,
        name,
        label: t(`ruleSetting.${name}`),
        required: true,
        inputMode: 'numeric' as const,
        max: 3,
      }))}
      onClose={onClose}
      onSubmit={async (values) => {
        const of = (name: (typeof names)[number]) => Number(textOf(values, name));
        await call('screening.update-settings', {
          body: { nameMin: of('nameMin'), scoreMin: of('scoreMin'), highMin: of('highMin') },
          ifMatch: settings.revision,
        });
        await client.invalidateQueries({ queryKey: ['screening', 'settings'] });
        notify(t('ruleSetting.thresholdsSaved'), { type: 'success' });
      }}
    />
  );
}

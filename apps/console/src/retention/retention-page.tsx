import type { RetentionRule } from '@countersign/contracts/retention/operations';
import { Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** How long each kind of thing is kept before it is erased by itself. */
export default function RetentionPage() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [changing, setChanging] = useState<RetentionRule>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => call('retention.list', { signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t('retention.title')}
      lead={t('retention.lead')}
      back={{ to: '/settings', label: t('nav.settings') }}
      width="reading"
    >
      <Section title={t('retention.kind')}>
        {data.items.map((rule) => (
          <Box
            key={rule.kind}
            sx={{
              py: 1.25,
              display: 'flex',
              gap: 2,
              alignItems: 'baseline',
              flexWrap: 'wrap',
              '& + &': { borderTop: '1px solid', borderColor: 'divider' },
            }}
          >
            <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <Typography sx={{ fontWeight: 600 }}>{t(`retentionKind.${rule.kind}`)}</Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {rule.basis === null ? t('retention.noLaw') : `${t(`keepingBasis.${rule.basis}`)} (${rule.law ?? ''})`}
              </Typography>
            </Box>
            <Box sx={{ flex: '0 1 220px' }}>
              <Typography>{t('retention.days', { count: rule.days })}</Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {rule.changedAt === null ? t('retention.standard') : format.date(rule.changedAt)}
              </Typography>
            </Box>
            {may('retention.update') ? (
              <Button
                aria-label={`${t('retention.change')}: ${t(`retentionKind.${rule.kind}`)}`}
                onClick={() => setChanging(rule)}
              >
                {t('retention.change')}
              </Button>
            ) : null}
          </Box>
        ))}
      </Section>
      {changing === undefined ? null : <ChangeDialog rule={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

function ChangeDialog({ rule, onClose }: { rule: RetentionRule; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <RecordFormDialog
      title={t('retention.changeTitle', { kind: t(`retentionKind.${rule.kind}`) })}
      submitLabel={t('retention.save')}
      initial={{ days: String(rule.days) }}
      fields={[
        {
          kind: 'text',
          name: 'days',
          label: t('retention.daysLabel'),
          help: t('retention.bounds', { min: rule.daysMin, max: rule.daysMax }),
          required: true,
          max: 5,
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        await call('retention.update', {
          body: { kind: rule.kind, days: Number(textOf(values, 'days')) },
          ifMatch: rule.revision,
        });
        await client.invalidateQueries({ queryKey: ['retention'] });
        notify(t('retention.saved'), { type: 'success' });
      }}
    />
  );
}

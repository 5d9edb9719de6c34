import { heldThings } from '@countersign/domain/hold/hold';
import { holdableOf, type WatchKind } from '@countersign/domain/watch/watch';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordRows } from '../list/record-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Day = Reply<'watch.days'>['items'][number];
type Settings = Reply<'watch.settings'>;

/** What each day's look at everything that runs out has found, and what waits when something has. */
export default function WatchPage() {
  const t = useText();
  const days = useQuery({
    queryKey: ['watch', 'days'],
    queryFn: ({ signal }) => call('watch.days', { query: {}, signal }),
    refetchInterval: 60_000,
  });
  const settings = useQuery({
    queryKey: ['watch', 'settings'],
    queryFn: ({ signal }) => call('watch.settings', { signal }),
  });
  return (
    <Page title={t('nav.watch')} lead={t('watch.lead')}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Section title={t('watch.days')}>
          {days.isPending ? <LoadingLines lines={6} /> : null}
          {days.data === undefined && days.error !== null ? (
            <ErrorState error={days.error} onRetry={() => void days.refetch()} />
          ) : null}
          {days.data === undefined ? null : <Days days={days.data.items} />}
        </Section>
        <Section title={t('watch.settings')}>
          {settings.isPending ? <LoadingLines lines={6} /> : null}
          {settings.data === undefined && settings.error !== null ? (
            <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
          ) : null}
          {settings.data === undefined ? null : <HeldByKind settings={settings.data} />}
        </Section>
      </Box>
    </Page>
  );
}

const counts = ['found', 'warned', 'asked', 'lapsed', 'held', 'lifted'] as const;

function Days({ days }: { days: readonly Day[] }) {
  const t = useText();
  const format = useFormat();
  if (days.length === 0) return <Typography variant="body2">{t('watch.noDays')}</Typography>;
  return (
    <Box sx={{ mx: -2, mb: -2 }}>
      <RecordRows
        title={t('watch.days')}
        rows={days.map((day) => ({ id: day.day, ...day }))}
        columns={[
          {
            name: 'day',
            label: t('watch.day'),
            render: ({ day, daysMissed }) => (
              <>
                <strong>{format.civilDate(day)}</strong>
                {daysMissed === 0 ? null : (
                  <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                    {t('watch.missed', { count: daysMissed })}
                  </Typography>
                )}
              </>
            ),
          },
          {
            name: 'finishedAt',
            label: t('watch.finishedAt'),
            isShort: true,
            render: ({ finishedAt }) =>
              finishedAt === null ? <Tag tone="warning">{t('watch.runs')}</Tag> : format.dateTime(finishedAt),
          },
          ...counts.map((name) => ({
            name,
            label: t(`watch.${name}`),
            align: 'end' as const,
            render: (day: Day) => format.number(day[name]),
          })),
        ]}
      />
    </Box>
  );
}

function HeldByKind({ settings }: { settings: Settings }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [changing, setChanging] = useState<WatchKind | null>(null);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('watch.settingsText')}
      </Typography>
      <Box sx={{ mx: -2, mb: -2 }}>
        <RecordRows
          title={t('watch.settings')}
          rows={settings.kinds.map(({ kind, held }) => ({ id: kind, kind, held }))}
          columns={[
            { name: 'kind', label: t('watch.kind'), render: ({ kind }) => <strong>{t(`watchKind.${kind}`)}</strong> },
            {
              name: 'held',
              label: t('holdList.held'),
              render: ({ held }) =>
                held.length === 0 ? t('watch.nothing') : format.list(held.map((thing) => t(`heldThing.${thing}`))),
            },
            ...(may('watch.update-settings')
              ? [
                  {
                    name: 'change',
                    label: t('watch.change'),
                    align: 'end' as const,
                    render: ({ kind }: { kind: WatchKind }) => (
                      <Button size="small" onClick={() => setChanging(kind)}>
                        {t('watch.change')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Box>
      {changing === null ? null : <HeldDialog settings={settings} kind={changing} onClose={() => setChanging(null)} />}
    </Box>
  );
}

function HeldDialog({ settings, kind, onClose }: { settings: Settings; kind: WatchKind; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const held = settings.kinds.find((each) => each.kind === kind)?.held ?? [];
  return (
    <RecordFormDialog
      title={t('watch.changeTitle', { kind: t(`watchKind.${kind}`) })}
      submitLabel={t('watch.change')}
      initial={{ held }}
      fields={[
        {
          kind: 'several',
          name: 'held',
          label: t('holdList.held'),
          options: holdableOf(kind).map((thing) => ({ id: thing, label: t(`heldThing.${thing}`) })),
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        await call('watch.update-settings', {
          body: { kinds: [{ kind, held: chosenOf(values, 'held', heldThings) }] },
          ifMatch: settings.revision,
        });
        await client.invalidateQueries({ queryKey: ['watch'] });
        notify(t('watch.saved'), { type: 'success' });
      }}
    />
  );
}

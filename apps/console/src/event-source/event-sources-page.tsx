import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordList } from '../list/record-list.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { SecretDialog } from '../parts/secret-dialog.tsx';
import { Tag } from '../parts/tag.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import { EventSourceDialog } from './event-source-dialog.tsx';

export type EventSource = Reply<'event-source.list'>['items'][number];

/** Where events come from: other systems with a secret each, and the address they send to. */
export default function EventSourcesPage() {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const programs = usePrograms();
  const [edited, setEdited] = useState<EventSource | 'new'>();
  const [secret, setSecret] = useState<string>();
  return (
    <>
      <RecordList<EventSource>
        resource="event-sources"
        title={t('eventSource.title')}
        lead={t('eventSource.lead')}
        back={{ to: '/settings', label: t('nav.backToSettings') }}
        actions={
          may('event-source.create') ? (
            <Button variant="contained" onClick={() => setEdited('new')}>
              {t('eventSource.add')}
            </Button>
          ) : null
        }
        filters={[
          { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
          {
            kind: 'one',
            name: 'archived',
            label: t('field.status'),
            options: [
              { id: 'false', label: t('eventSource.active') },
              { id: 'true', label: t('eventSource.archived') },
            ],
          },
        ]}
        columns={[
          { name: 'name', label: t('field.name'), render: (source) => source.name },
          { name: 'kind', label: t('eventSource.kind'), render: (source) => t(`sourceKind.${source.kind}`) },
          {
            name: 'program',
            label: t('field.program'),
            render: (source) => programs.find(({ id }) => id === source.programId)?.label ?? '–',
          },
          {
            name: 'url',
            label: t('eventSource.url'),
            render: (source) =>
              source.url === null ? (
                '–'
              ) : (
                <Box component="code" sx={{ overflowWrap: 'anywhere', fontSize: '0.75rem' }}>
                  {source.url}
                </Box>
              ),
          },
          {
            name: 'parameters',
            label: t('eventSource.parameters'),
            render: (source) => {
              const names = Object.entries(source.parameterMap);
              return names.length === 0 ? (
                '–'
              ) : (
                <Typography variant="caption" component="div" sx={{ overflowWrap: 'anywhere' }}>
                  {names.map(([field, name]) => `${t('eventSource.mapped', { field, name })}`).join(', ')}
                </Typography>
              );
            },
          },
          {
            name: 'status',
            label: t('field.status'),
            render: (source) =>
              source.archivedAt === null ? (
                <Tag tone="success">{t('eventSource.active')}</Tag>
              ) : (
                <Tag>{t('eventSource.archived')}</Tag>
              ),
          },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (source) =>
              source.archivedAt !== null || source.kind === 'internal' ? (
                '–'
              ) : (
                <Box sx={{ display: 'inline-flex', gap: 0.5, flexWrap: 'wrap', justifyContent: 'flex-end' }}>
                  {may('event-source.update') ? (
                    <Button onClick={() => setEdited(source)}>{t('action.change')}</Button>
                  ) : null}
                  {may('event-source.rotate') ? (
                    <ConfirmButton
                      variant="text"
                      color="primary"
                      label={t('eventSource.rotate')}
                      title={t('eventSource.rotateTitle', { name: source.name })}
                      text={t('eventSource.rotateText')}
                      onConfirm={async () => {
                        const next = await call('event-source.rotate', { params: { id: source.id } });
                        if (next.secret !== null) setSecret(next.secret);
                        refresh();
                      }}
                    />
                  ) : null}
                  {may('event-source.archive') ? (
                    <ConfirmButton
                      variant="text"
                      label={t('eventSource.archive')}
                      title={t('eventSource.archiveTitle', { name: source.name })}
                      text={t('eventSource.archiveText')}
                      onConfirm={async () => {
                        await call('event-source.archive', { params: { id: source.id } });
                        refresh();
                        notify(t('eventSource.archiveDone'), { type: 'success' });
                      }}
                    />
                  ) : null}
                </Box>
              ),
          },
        ]}
        empty={{ title: t('eventSource.emptyTitle'), text: t('eventSource.emptyText') }}
      />
      {edited === undefined ? null : (
        <EventSourceDialog
          source={edited === 'new' ? undefined : edited}
          onSecret={setSecret}
          onClose={() => setEdited(undefined)}
        />
      )}
      {secret === undefined ? null : (
        <SecretDialog
          title={t('eventSource.secretTitle')}
          text={t('eventSource.secretText')}
          label={t('eventSource.secret')}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  );
}

import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useMay, useSession } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordList } from '../list/record-list.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { SecretDialog } from '../parts/secret-dialog.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type ApiKey = Reply<'api-key.list'>['items'][number];

const lifetimes = ['30', '90', '365', '730'] as const;

export default function ApiKeysPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const { permissions } = useSession();
  const [isCreating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const reads = permissions.filter((permission) =>
    /\.(list|get|status|rows|timeline|comments|revisions|matches)$/.test(permission),
  );

  return (
    <>
      <RecordList<ApiKey>
        resource="api-keys"
        title={t('settings.apiKeysTitle')}
        lead={t('settings.apiKeysText')}
        back={{ to: '/settings', label: t('nav.backToSettings') }}
        actions={
          may('api-key.create') ? (
            <Button variant="contained" onClick={() => setCreating(true)}>
              {t('apiKey.create')}
            </Button>
          ) : null
        }
        columns={[
          { name: 'name', label: t('field.name'), render: (key) => key.name },
          { name: 'start', isShort: true, label: t('apiKey.starts'), render: (key) => <code>{key.start}…</code> },
          {
            name: 'scopes',
            label: t('apiKey.scopes'),
            render: (key) => t('apiKey.scopeCount', { count: key.scopes.length }),
          },
          {
            name: 'createdAt',
            isShort: true,
            label: t('apiKey.createdAt'),
            render: (key) => format.date(key.createdAt),
          },
          {
            name: 'lastUsedAt',
            isShort: true,
            label: t('apiKey.lastUsed'),
            render: (key) => (key.lastUsedAt === null ? t('apiKey.never') : format.dateTime(key.lastUsedAt)),
          },
          {
            name: 'expiresAt',
            isShort: true,
            label: t('apiKey.expires'),
            render: (key) => (key.expiresAt === null ? t('apiKey.neverExpires') : format.date(key.expiresAt)),
          },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (key) => (
              <ConfirmButton
                variant="text"
                label={t('apiKey.revoke')}
                title={t('apiKey.revokeTitle', { name: key.name })}
                text={t('apiKey.revokeText')}
                onConfirm={async () => {
                  await call('api-key.revoke', { params: { id: key.id } });
                  refresh();
                  notify(t('apiKey.revoked'), { type: 'success' });
                }}
              />
            ),
          },
        ]}
        empty={{ title: t('apiKey.emptyTitle'), text: t('apiKey.emptyText') }}
      />
      {isCreating ? (
        <RecordFormDialog
          title={t('apiKey.create')}
          submitLabel={t('apiKey.create')}
          initial={{ scope: 'read', days: '365' }}
          fields={[
            { kind: 'text', name: 'name', label: t('field.name'), help: t('apiKey.nameHelp'), required: true, max: 80 },
            {
              kind: 'one',
              name: 'scope',
              label: t('apiKey.scopes'),
              required: true,
              options: [
                { id: 'read', label: t('apiKey.scopeRead') },
                { id: 'all', label: t('apiKey.scopeAll') },
              ],
            },
            {
              kind: 'one',
              name: 'days',
              label: t('apiKey.expires'),
              required: true,
              options: lifetimes.map((days) => ({ id: days, label: t('duration.days', { count: Number(days) }) })),
            },
          ]}
          onClose={() => setCreating(false)}
          onSubmit={async (values) => {
            const scopes = textOf(values, 'scope') === 'all' ? [...permissions] : reads;
            const body = { name: textOf(values, 'name'), scopes, expiresInDays: Number(textOf(values, 'days')) };
            const created = await call('api-key.create', { body });
            if (created.secret !== null) setSecret(created.secret);
            refresh();
          }}
        />
      ) : null}
      {secret === undefined ? null : (
        <SecretDialog
          title={t('apiKey.secretTitle')}
          text={t('apiKey.secretText')}
          label={t('apiKey.secret')}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  );
}

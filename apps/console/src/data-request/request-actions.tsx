import type { DataRequest } from '@countersign/contracts/data-request/operations';
import { staffIdentityMethods } from '@countersign/domain/data-request/data-request';
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

/** What can be done about a request besides deciding on it. */
export function RequestActions({ request }: { request: DataRequest }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const client = useQueryClient();
  const [open, setOpen] = useState<'identify' | 'extend'>();
  if (request.status !== 'in_review') return null;
  const close = () => setOpen(undefined);
  const done = async (text: string) => {
    await client.invalidateQueries({ queryKey: ['data-requests'] });
    notify(text, { type: 'success' });
  };
  return (
    <>
      {request.identityMethod === null && may('data-request.identify') ? (
        <Button variant="contained" onClick={() => setOpen('identify')}>
          {t('dataRequest.identify')}
        </Button>
      ) : null}
      {request.isExtended || !may('data-request.extend') ? null : (
        <Button variant="outlined" onClick={() => setOpen('extend')}>
          {t('dataRequest.extend')}
        </Button>
      )}
      {open === 'identify' ? (
        <RecordFormDialog
          title={t('dataRequest.identify')}
          submitLabel={t('dataRequest.identify')}
          intro={<span>{t('dataRequest.identifyText')}</span>}
          initial={{}}
          fields={[
            {
              kind: 'one',
              name: 'method',
              label: t('dataRequest.identity'),
              required: true,
              options: staffIdentityMethods.map((method) => ({ id: method, label: t(`identityMethod.${method}`) })),
            },
          ]}
          onClose={close}
          onSubmit={async (values) => {
            const [method = 'document_seen'] = chosenOf(values, 'method', staffIdentityMethods);
            await call('data-request.identify', { params: { id: request.id }, body: { method } });
            await done(t('dataRequest.identified'));
          }}
        />
      ) : null}
      {open === 'extend' ? (
        <RecordFormDialog
          title={t('dataRequest.extend')}
          submitLabel={t('dataRequest.extend')}
          intro={<span>{t('dataRequest.extendText')}</span>}
          initial={{}}
          fields={[
            {
              kind: 'text',
              name: 'reason',
              label: t('dataRequest.extensionReason'),
              required: true,
              max: 1000,
              lines: 3,
            },
          ]}
          onClose={close}
          onSubmit={async (values) => {
            await call('data-request.extend', {
              params: { id: request.id },
              body: { reason: textOf(values, 'reason') },
            });
            await done(t('dataRequest.extended'));
          }}
        />
      ) : null}
    </>
  );
}

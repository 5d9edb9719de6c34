import { sagaKinds } from '@countersign/domain/saga/saga';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordList } from '../list/record-list.tsx';
import { RecordSection } from '../list/record-section.tsx';
import { StartDialog } from '../provisioning/start-dialog.tsx';
import { useText } from '../text/use-text.ts';
import { useSagaColumns } from './saga-columns.tsx';
import type { SagaRow } from './saga-query.ts';

const linkTo = (row: SagaRow) => `/sagas/${row.id}`;

/** What is carried out step by step over several systems; what waits for somebody comes first. */
export default function SagaListPage() {
  const t = useText();
  const may = useMay();
  const columns = useSagaColumns();
  const [isStarting, setStarting] = useState(false);
  return (
    <>
      <RecordList<SagaRow>
        resource="sagas"
        title={t('nav.sagas')}
        lead={t('saga.listLead')}
        actions={
          may('provisioning.start') ? (
            <Button variant="contained" onClick={() => setStarting(true)}>
              {t('provisioning.start')}
            </Button>
          ) : null
        }
        above={
          <Box sx={{ mb: 2 }}>
            <RecordSection<SagaRow>
              title={t('saga.waitingTitle')}
              queryKey={['sagas', 'waiting']}
              load={(at, signal) => call('saga.list', { query: { ...at, state: 'waiting' }, signal })}
              columns={columns}
              linkTo={linkTo}
              empty={t('saga.nothingWaits')}
            />
          </Box>
        }
        filters={[
          { kind: 'partner', name: 'partnerId', label: t('field.partner') },
          {
            kind: 'one',
            name: 'state',
            label: t('field.status'),
            options: (['waiting', 'moving', 'ended'] as const).map((state) => ({
              id: state,
              label: t(`saga.${state}`),
            })),
          },
          {
            kind: 'one',
            name: 'kind',
            label: t('saga.kind'),
            options: sagaKinds.map((kind) => ({ id: kind, label: t(`sagaKind.${kind}`) })),
          },
        ]}
        linkTo={linkTo}
        columns={columns}
        empty={{ title: t('saga.emptyTitle'), text: t('saga.emptyText') }}
      />
      {isStarting ? <StartDialog onClose={() => setStarting(false)} /> : null}
    </>
  );
}

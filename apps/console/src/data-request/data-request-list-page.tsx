import type { DataRequestSummary } from '@countersign/contracts/data-request/operations';
import { dataRequestKinds, dataRequestStatuses } from '@countersign/domain/data-request/data-request';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { DataRequestStatusTag } from './data-request-status-tag.tsx';
import { RecordRequestDialog } from './record-request-dialog.tsx';

/** What people asked about their own data. */
export default function DataRequestListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isRecording, setRecording] = useState(false);
  const record = may('data-request.record') ? (
    <Button variant="contained" onClick={() => setRecording(true)}>
      {t('dataRequest.record')}
    </Button>
  ) : null;
  return (
    <>
      <RecordList<DataRequestSummary>
        resource="data-requests"
        title={t('dataRequest.listTitle')}
        lead={t('dataRequest.listLead')}
        actions={record}
        filters={[
          {
            kind: 'one',
            name: 'status',
            label: t('field.status'),
            options: dataRequestStatuses.map((status) => ({ id: status, label: t(`dataRequestStatus.${status}`) })),
          },
          {
            kind: 'one',
            name: 'kind',
            label: t('dataRequest.kind'),
            options: dataRequestKinds.map((kind) => ({ id: kind, label: t(`dataRequestKind.${kind}`) })),
          },
        ]}
        linkTo={({ id }) => `/data-requests/${id}`}
        columns={[
          { name: 'number', label: t('dataRequest.number'), isShort: true, render: ({ number }) => number },
          {
            name: 'status',
            label: t('field.status'),
            render: ({ status }) => <DataRequestStatusTag status={status} />,
          },
          { name: 'kind', label: t('dataRequest.kind'), render: ({ kind }) => t(`dataRequestKind.${kind}`) },
          {
            name: 'subject',
            label: t('dataRequest.subject'),
            render: ({ subjectKind }) => t(`requestSubject.${subjectKind}`),
          },
          {
            name: 'identity',
            label: t('dataRequest.identity'),
            render: ({ identityMethod }) =>
              identityMethod === null ? t('dataRequest.unknown') : t(`identityMethod.${identityMethod}`),
          },
          {
            name: 'receivedAt',
            label: t('dataRequest.received'),
            isShort: true,
            render: ({ receivedAt }) => format.date(receivedAt),
          },
          { name: 'dueAt', label: t('dataRequest.due'), isShort: true, render: ({ dueAt }) => format.date(dueAt) },
        ]}
        empty={{ title: t('dataRequest.emptyTitle'), text: t('dataRequest.emptyText'), action: record }}
      />
      {isRecording ? <RecordRequestDialog onClose={() => setRecording(false)} /> : null}
    </>
  );
}

import { applicationStatuses } from '@countersign/domain/application/application';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { RecordList } from '../list/record-list.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { JoinRequests } from './join-requests.tsx';
import { ApplicationStatusTag, RiskTag } from './tags.tsx';

type Row = Reply<'application.list'>['items'][number];

export default function ApplicationListPage() {
  const t = useText();
  const format = useFormat();
  return (
    <RecordList<Row>
      resource="applications"
      title={t('nav.applications')}
      lead={t('application.listLead')}
      actions={
        <>
          <Button variant="outlined" component={Link} to="/applications/funnel">
            {t('application.funnel')}
          </Button>
          <Button variant="outlined" component={Link} to="/applications/pages">
            {t('application.pages')}
          </Button>
        </>
      }
      above={<JoinRequests />}
      filters={[
        { kind: 'search', name: 'search', label: t('application.search') },
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: applicationStatuses.map((status) => ({ id: status, label: t(`applicationStatus.${status}`) })),
        },
      ]}
      linkTo={(row) => (row.caseId === null ? `/applications/${row.id}` : `/cases/${row.caseId}`)}
      columns={[
        { name: 'company', label: t('application.company'), render: (row) => row.companyName ?? row.number ?? '–' },
        { name: 'number', label: t('application.number'), isShort: true, render: (row) => row.number ?? '–' },
        { name: 'type', label: t('prospect.type'), render: (row) => t(`partnerType.${row.partnerType}`) },
        { name: 'country', label: t('field.country'), render: (row) => format.country(row.country) },
        { name: 'source', label: t('application.source'), render: (row) => t(`applicationSource.${row.source}`) },
        { name: 'risk', label: t('application.risk'), render: (row) => <RiskTag risk={row.risk} /> },
        { name: 'status', label: t('field.status'), render: (row) => <ApplicationStatusTag status={row.status} /> },
        {
          name: 'created',
          label: t('application.begunOn'),
          isShort: true,
          render: (row) => format.date(row.submittedAt ?? row.createdAt),
        },
      ]}
      empty={{ title: t('application.emptyTitle'), text: t('application.emptyText') }}
    />
  );
}

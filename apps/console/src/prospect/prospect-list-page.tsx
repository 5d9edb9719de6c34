import { prospectStatuses } from '@countersign/domain/prospect/prospect';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import type { Prospect } from './prospect-query.ts';
import { ProspectStatusTag } from './prospect-status-tag.tsx';

export default function ProspectListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  return (
    <RecordList<Prospect>
      resource="prospects"
      title={t('nav.prospects')}
      lead={t('prospect.listLead')}
      actions={
        <>
          {may('prospect.criteria') ? (
            <Button component={Link} to="/prospects/criteria">
              {t('fitCriteria.open')}
            </Button>
          ) : null}
          <Button variant="outlined" component={Link} to="/prospects/board">
            {t('prospect.board')}
          </Button>
          {may('prospect.create') ? (
            <Button variant="contained" component={Link} to="/prospects/create">
              {t('prospect.add')}
            </Button>
          ) : null}
        </>
      }
      filters={[
        { kind: 'search', name: 'search', label: t('prospect.search') },
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: prospectStatuses.map((status) => ({ id: status, label: t(`prospectStatus.${status}`) })),
        },
      ]}
      linkTo={(row) => `/prospects/${row.id}`}
      columns={[
        { name: 'name', label: t('field.name'), render: (row) => row.name },
        { name: 'type', label: t('prospect.type'), render: (row) => t(`partnerType.${row.partnerType}`) },
        { name: 'source', label: t('prospect.source'), render: (row) => t(`prospectSource.${row.source}`) },
        { name: 'owner', label: t('prospect.owner'), render: (row) => row.owner?.name ?? '–' },
        {
          name: 'next',
          label: t('prospect.nextStep'),
          render: (row) =>
            [row.nextStep, row.nextStepOn === null ? null : format.civilDate(row.nextStepOn)]
              .filter((part) => part !== null)
              .join(' · ') || '–',
        },
        {
          name: 'fit',
          label: t('prospect.fit'),
          align: 'end',
          render: (row) => (row.fit.score === null ? '–' : format.number(row.fit.score)),
        },
        { name: 'status', label: t('field.status'), render: (row) => <ProspectStatusTag status={row.status} /> },
      ]}
      empty={{ title: t('prospect.emptyTitle'), text: t('prospect.emptyText') }}
    />
  );
}

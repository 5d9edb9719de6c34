import { dealStatuses } from '@countersign/domain/deal-registration/deal';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { DealStatusTag } from '../parts/deal-status-tag.tsx';
import { Due } from '../parts/due.tsx';
import { useProducts, usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';

type DealSummary = Reply<'deal-registration.list'>['items'][number];

export default function DealListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const who = useWho();
  const programs = usePrograms();
  const products = useProducts();
  return (
    <RecordList<DealSummary>
      resource="deal-registrations"
      title={t('nav.deals')}
      lead={t('deal.listLead')}
      sort={{ field: 'changedAt', order: 'DESC' }}
      actions={
        may('deal-registration.create-draft') ? (
          <Button variant="contained" component={Link} to="/deal-registrations/create">
            {t('deal.registerFor')}
          </Button>
        ) : null
      }
      filters={[
        { kind: 'search', name: 'search', label: t('deal.search') },
        {
          kind: 'several',
          name: 'status',
          label: t('field.status'),
          options: dealStatuses.map((status) => ({ id: status, label: t(`dealStatus.${status}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
        { kind: 'one', name: 'productId', label: t('field.product'), options: products },
      ]}
      linkTo={(deal) => (deal.caseId === null ? `/deal-registrations/${deal.id}` : `/cases/${deal.caseId}`)}
      columns={[
        {
          name: 'customerName',
          label: t('dealField.customerName'),
          sortBy: 'customerName',
          render: (deal) => deal.customerName ?? t('deal.unnamed'),
        },
        { name: 'number', isShort: true, label: t('promise.number'), render: (deal) => deal.number ?? '–' },
        { name: 'status', label: t('field.status'), render: (deal) => <DealStatusTag status={deal.status} /> },
        { name: 'partner', label: t('field.partner'), render: (deal) => deal.partner.name },
        { name: 'products', label: t('dealField.lines'), render: (deal) => deal.products.join(', ') },
        {
          name: 'amount',
          label: t('dealField.amount'),
          align: 'end',
          render: (deal) => (deal.amount === null ? '–' : format.moneyShort(deal.amount)),
        },
        { name: 'heldBy', label: t('deal.heldBy'), render: (deal) => (deal.heldBy === null ? '–' : who(deal.heldBy)) },
        {
          name: 'dueAt',
          isShort: true,
          label: t('field.due'),
          sortBy: 'dueAt',
          render: (deal) => (deal.dueAt === null ? '–' : <Due at={deal.dueAt} />),
        },
        {
          name: 'changedAt',
          isShort: true,
          label: t('field.changed'),
          sortBy: 'changedAt',
          render: (deal) => format.date(deal.changedAt),
        },
      ]}
      empty={{ title: t('deal.emptyTitle'), text: t('deal.emptyText') }}
    />
  );
}

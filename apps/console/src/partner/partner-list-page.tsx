import { partnerStatuses, partnerTypes } from '@countersign/domain/partner/partner';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PartnerStatusTag } from './partner-status-tag.tsx';

type Partner = Reply<'partner.get'>;

export default function PartnerListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const programs = usePrograms();
  return (
    <RecordList<Partner>
      resource="partners"
      title={t('nav.partners')}
      lead={t('partner.listLead')}
      sort={{ field: 'name', order: 'ASC' }}
      actions={
        may('partner.create') ? (
          <Button variant="contained" component={Link} to="/partners/create">
            {t('partner.add')}
          </Button>
        ) : null
      }
      filters={[
        { kind: 'search', name: 'search', label: t('partner.search') },
        {
          kind: 'several',
          name: 'type',
          label: t('partner.type'),
          options: partnerTypes.map((type) => ({ id: type, label: t(`partnerType.${type}`) })),
        },
        {
          kind: 'several',
          name: 'status',
          label: t('field.status'),
          options: partnerStatuses.map((status) => ({ id: status, label: t(`partnerStatus.${status}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
      ]}
      linkTo={(partner) => `/partners/${partner.id}`}
      columns={[
        { name: 'name', label: t('field.name'), sortBy: 'name', render: (partner) => partner.name },
        { name: 'type', label: t('partner.type'), render: (partner) => t(`partnerType.${partner.type}`) },
        { name: 'status', label: t('field.status'), render: (partner) => <PartnerStatusTag status={partner.status} /> },
        { name: 'country', label: t('field.country'), render: (partner) => format.country(partner.country) },
        {
          name: 'programs',
          label: t('partner.programs'),
          render: (partner) =>
            partner.programs.map(({ name, tier }) => (tier === null ? name : `${name} (${tier})`)).join(', ') || '–',
        },
        {
          name: 'manager',
          label: t('partner.manager'),
          render: (partner) => partner.manager?.name ?? t('partner.noManager'),
        },
        {
          name: 'openDeals',
          label: t('partner.openDeals'),
          align: 'end',
          render: (partner) => format.number(partner.openDeals),
        },
        {
          name: 'createdAt',
          isShort: true,
          label: t('field.since'),
          sortBy: 'createdAt',
          render: (partner) => format.date(partner.createdAt),
        },
      ]}
      empty={{ title: t('partner.emptyTitle'), text: t('partner.emptyText') }}
    />
  );
}

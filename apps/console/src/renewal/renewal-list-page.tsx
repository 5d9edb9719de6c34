import { renewalStatuses } from '@countersign/domain/renewal/renewal';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Typography } from '@mui/material';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { RenewalStatusTag } from './renewal-status-tag.tsx';

type Renewal = Reply<'renewal.list'>['items'][number];

/** What partners were asked for and what they have handed in. */
export default function RenewalListPage() {
  const t = useText();
  const format = useFormat();
  return (
    <RecordList<Renewal>
      resource="renewals"
      title={t('renewal.title')}
      lead={t('renewal.lead')}
      back={{ to: '/licences', label: t('renewal.toLicences') }}
      linkTo={({ caseId, partner }) => (caseId === null ? `/partners/${partner.id}` : `/cases/${caseId}`)}
      filters={[
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: renewalStatuses.map((status) => ({ id: status, label: t(`renewalStatus.${status}`) })),
        },
      ]}
      columns={[
        {
          name: 'partner',
          label: t('field.partner'),
          render: ({ partner, number }) => (
            <>
              {partner.name}
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                {number}
              </Typography>
            </>
          ),
        },
        { name: 'kind', label: t('licenceList.kind'), render: ({ kind }) => t(`licenceKind.${kind}`) },
        {
          name: 'replaces',
          label: t('renewal.replaces'),
          render: ({ replaces }) =>
            replaces === null
              ? t('renewal.first')
              : `${replaces.jurisdiction} ${replaces.number}${replaces.expiresOn === null ? '' : `, ${format.civilDate(replaces.expiresOn)}`}`,
        },
        { name: 'status', label: t('field.status'), render: ({ status }) => <RenewalStatusTag status={status} /> },
        { name: 'createdAt', label: t('renewal.askedAt'), render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
      empty={{ title: t('renewal.emptyTitle'), text: t('renewal.emptyText') }}
    />
  );
}

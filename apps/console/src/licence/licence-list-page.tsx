import { licenceKinds } from '@countersign/domain/licence/licence';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { Link } from 'react-router';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Licence = Reply<'licence.list'>['items'][number];
const toneOf = { in_force: 'success', not_yet: 'neutral', expired: 'danger' } as const;

/** What partners have on file, what runs out first before others. */
export default function LicenceListPage() {
  const t = useText();
  const format = useFormat();
  return (
    <RecordList<Licence>
      resource="licences"
      title={t('nav.licences')}
      lead={t('licenceList.lead')}
      actions={
        <Button variant="outlined" component={Link} to="/renewals">
          {t('licenceList.toRenewals')}
        </Button>
      }
      linkTo={({ partner }) => `/partners/${partner.id}`}
      filters={[
        {
          kind: 'one',
          name: 'kind',
          label: t('licenceList.kind'),
          options: licenceKinds.map((kind) => ({ id: kind, label: t(`licenceKind.${kind}`) })),
        },
        {
          kind: 'one',
          name: 'standing',
          label: t('field.status'),
          options: (['in_force', 'expired'] as const).map((standing) => ({
            id: standing,
            label: t(`licenceStanding.${standing}`),
          })),
        },
      ]}
      columns={[
        {
          name: 'partner',
          label: t('field.partner'),
          render: ({ partner, scope }) => (
            <>
              {partner.name}
              {scope === null ? null : (
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {scope}
                </Typography>
              )}
            </>
          ),
        },
        { name: 'kind', label: t('licenceList.kind'), render: ({ kind }) => t(`licenceKind.${kind}`) },
        {
          name: 'number',
          label: t('licenceList.number'),
          render: ({ jurisdiction, number }) => `${jurisdiction} ${number}`,
        },
        { name: 'regulator', label: t('licenceList.regulator'), render: ({ regulator }) => regulator },
        {
          name: 'expiresOn',
          label: t('licenceList.validUntil'),
          isShort: true,
          render: ({ expiresOn }) => (expiresOn === null ? t('licenceList.noEnd') : format.civilDate(expiresOn)),
        },
        {
          name: 'standing',
          label: t('field.status'),
          render: ({ standing }) => <Tag tone={toneOf[standing]}>{t(`licenceStanding.${standing}`)}</Tag>,
        },
      ]}
      empty={{ title: t('licenceList.emptyTitle'), text: t('licenceList.emptyText') }}
    />
  );
}

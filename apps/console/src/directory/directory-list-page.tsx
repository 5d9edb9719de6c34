import { profileStatuses } from '@countersign/domain/directory/directory';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ProfileStatusTag } from './profile-status-tag.tsx';

type Profile = Reply<'directory.list'>['items'][number];

/** What partners would like to show of themselves. */
export default function DirectoryListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  return (
    <RecordList<Profile>
      resource="directory"
      title={t('directory.title')}
      lead={t('directory.lead')}
      actions={
        may('directory.pages') ? (
          <Button variant="outlined" component={Link} to="/directory/pages">
            {t('directory.pages')}
          </Button>
        ) : null
      }
      linkTo={(profile) => `/directory/${profile.partnerId}`}
      filters={[
        { kind: 'search', name: 'search', label: t('directory.search') },
        {
          kind: 'several',
          name: 'status',
          label: t('field.status'),
          options: profileStatuses.map((status) => ({ id: status, label: t(`profileStatus.${status}`) })),
        },
      ]}
      columns={[
        { name: 'partner', label: t('field.partner'), render: (profile) => profile.partnerName },
        { name: 'status', label: t('field.status'), render: (profile) => <ProfileStatusTag status={profile.status} /> },
        {
          name: 'proposed',
          label: t('directory.proposed'),
          render: (profile) =>
            profile.proposedAt === null ? '–' : [profile.proposedBy, format.date(profile.proposedAt)].join(', '),
        },
        {
          name: 'decided',
          label: t('directory.decided'),
          render: (profile) =>
            profile.decidedAt === null ? '–' : [profile.decidedBy, format.date(profile.decidedAt)].join(', '),
        },
      ]}
      empty={{ title: t('directory.emptyTitle'), text: t('directory.emptyText') }}
    />
  );
}

import { memberRoles, membershipStatuses } from '@countersign/domain/member/roles';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Member = Reply<'member.get'>;

const tones = { invited: 'warning', active: 'success', removed: 'neutral' } as const;

export default function MemberListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  return (
    <RecordList<Member>
      resource="members"
      title={t('nav.members')}
      lead={t('member.listLead')}
      actions={
        may('member.invite') ? (
          <Button variant="contained" component={Link} to="/members/invite">
            {t('member.invite')}
          </Button>
        ) : null
      }
      filters={[
        { kind: 'search', name: 'search', label: t('member.search') },
        {
          kind: 'one',
          name: 'role',
          label: t('member.role'),
          options: memberRoles.map((role) => ({ id: role, label: t(`memberRole.${role}`) })),
        },
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: membershipStatuses.map((status) => ({ id: status, label: t(`membershipStatus.${status}`) })),
        },
      ]}
      linkTo={(member) => `/members/${member.id}`}
      columns={[
        { name: 'name', label: t('field.name'), render: (member) => member.name },
        { name: 'email', label: t('field.email'), render: (member) => member.email },
        {
          name: 'roles',
          label: t('member.roles'),
          render: (member) => format.list(member.roles.map((role) => t(`memberRole.${role}`))),
        },
        {
          name: 'status',
          label: t('field.status'),
          render: (member) => <Tag tone={tones[member.status]}>{t(`membershipStatus.${member.status}`)}</Tag>,
        },
        {
          name: 'twoFactor',
          label: t('member.twoFactor'),
          render: (member) => t(member.hasTwoFactor ? 'answer.yes' : 'answer.no'),
        },
        {
          name: 'openTasks',
          label: t('member.openTasks'),
          align: 'end',
          render: (member) => format.number(member.openTasks),
        },
      ]}
      empty={{ title: t('member.emptyTitle'), text: t('member.emptyText') }}
    />
  );
}

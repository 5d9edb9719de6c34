import { memberRoles } from '@countersign/domain/member/roles';
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { useMay, useSession } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, textOrNull } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useMemberChoices } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { JoinPersonDialog } from './join-person-dialog.tsx';
import { rolesField } from './role-options.ts';

/** One colleague: roles, manager, the human behind the login, and the way out. */
export default function MemberPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const { current } = useSession();
  const { memberId = '' } = useParams();
  const navigate = useNavigate();
  const notify = useNotify();
  const refresh = useRefresh();
  const colleagues = useMemberChoices().filter(({ id }) => id !== memberId);
  const [isJoining, setJoining] = useState(false);
  const {
    data: member,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['members', 'one', memberId],
    queryFn: ({ signal }) => call('member.get', { params: { id: memberId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (member === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={member.name}
      lead={member.email}
      back={{ to: '/members', label: t('nav.backToMembers') }}
      width="reading"
      actions={
        <>
          {may('member.join-person') ? (
            <Button variant="outlined" onClick={() => setJoining(true)}>
              {t('member.joinPerson')}
            </Button>
          ) : null}
          {may('member.remove') && member.id !== current?.id && member.status !== 'removed' ? (
            <ConfirmButton
              label={t('action.remove')}
              title={t('member.removeTitle', { name: member.name })}
              text={t('member.removeText', { count: member.openTasks })}
              onConfirm={async () => {
                await call('member.remove', { params: { id: member.id } });
                refresh();
                notify(t('member.removed', { name: member.name }), { type: 'success' });
                void navigate('/members');
              }}
            />
          ) : null}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Section title={t('member.about')}>
          <Facts
            facts={[
              { label: t('field.status'), value: t(`membershipStatus.${member.status}`) },
              { label: t('member.invitedAt'), value: format.date(member.invitedAt) },
              { label: t('member.twoFactor'), value: t(member.hasTwoFactor ? 'answer.yes' : 'answer.no') },
              { label: t('member.openTasks'), value: format.number(member.openTasks) },
            ]}
          />
        </Section>
        {may('member.update') ? (
          <Section title={t('member.roles')}>
            <RecordForm
              key={`${member.roles.join()} ${member.reportsTo}`}
              isFramed={false}
              submitLabel={t('action.save')}
              initial={{ roles: member.roles, reportsTo: member.reportsTo ?? '' }}
              fields={[
                rolesField(t),
                {
                  kind: 'one',
                  name: 'reportsTo',
                  label: t('member.reportsTo'),
                  help: t('member.reportsToHelp'),
                  options: colleagues,
                },
              ]}
              onSubmit={async (values) => {
                const body = {
                  roles: chosenOf(values, 'roles', memberRoles),
                  reportsTo: textOrNull(values, 'reportsTo'),
                };
                await call('member.update', { params: { id: member.id }, body });
                refresh();
                notify(t('action.saved'), { type: 'success' });
              }}
            />
          </Section>
        ) : (
          <Section title={t('member.roles')}>
            <Typography variant="body1">{format.list(member.roles.map((role) => t(`memberRole.${role}`)))}</Typography>
          </Section>
        )}
      </Box>
      {isJoining ? <JoinPersonDialog member={member} onClose={() => setJoining(false)} /> : null}
    </Page>
  );
}

import { memberRoles } from '@countersign/domain/member/roles';
import { useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { useText } from '../text/use-text.ts';
import { rolesField } from './role-options.ts';

export default function MemberInvitePage() {
  const t = useText();
  const navigate = useNavigate();
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <Page
      title={t('member.invite')}
      lead={t('member.inviteLead')}
      back={{ to: '/members', label: t('nav.backToMembers') }}
      width="reading"
    >
      <RecordForm
        startsFocused
        columns={2}
        submitLabel={t('member.sendInvitation')}
        initial={{ roles: [] }}
        fields={[
          { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120 },
          { kind: 'text', name: 'email', label: t('field.email'), required: true, type: 'email', max: 254 },
          rolesField(t),
        ]}
        onSubmit={async (values) => {
          const email = textOf(values, 'email');
          const body = { name: textOf(values, 'name'), email, roles: chosenOf(values, 'roles', memberRoles) };
          await call('member.invite', { body });
          refresh();
          notify(t('member.invited', { email }), { type: 'success' });
          void navigate('/members');
        }}
      />
    </Page>
  );
}

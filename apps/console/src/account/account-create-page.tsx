import { useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { useMemberChoices } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import { accountBody, accountFields } from './account-form.ts';

export default function AccountCreatePage() {
  const t = useText();
  const navigate = useNavigate();
  const notify = useNotify();
  const refresh = useRefresh();
  const members = useMemberChoices();
  return (
    <Page
      title={t('account.add')}
      lead={t('account.addLead')}
      back={{ to: '/accounts', label: t('nav.backToAccounts') }}
      width="reading"
    >
      <RecordForm
        startsFocused
        columns={2}
        submitLabel={t('account.add')}
        initial={{ kind: 'customer' }}
        fields={accountFields(t, members)}
        onSubmit={async (values) => {
          await call('account.create', { body: accountBody(values) });
          refresh();
          notify(t('action.saved'), { type: 'success' });
          void navigate('/accounts');
        }}
      />
    </Page>
  );
}

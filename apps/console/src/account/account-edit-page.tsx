import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordForm } from '../form/record-form.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useMemberChoices } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { accountBody, accountFields, accountValues } from './account-form.ts';

/** One account: to change for those who may, to read for all others. */
export default function AccountEditPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const { accountId = '' } = useParams();
  const navigate = useNavigate();
  const notify = useNotify();
  const refresh = useRefresh();
  const members = useMemberChoices();
  const {
    data: account,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['accounts', 'one', accountId],
    queryFn: ({ signal }) => call('account.get', { params: { id: accountId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (account === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={account.name}
      lead={t('account.changedAt', { at: format.dateTime(account.changedAt) })}
      back={{ to: '/accounts', label: t('nav.backToAccounts') }}
      width="reading"
      actions={
        may('account.remove') ? (
          <ConfirmButton
            label={t('action.remove')}
            title={t('account.removeTitle', { name: account.name })}
            text={t('account.removeText')}
            onConfirm={async () => {
              await call('account.remove', { params: { id: account.id } });
              refresh();
              notify(t('account.removed', { name: account.name }), { type: 'success' });
              void navigate('/accounts');
            }}
          />
        ) : null
      }
    >
      {may('account.update') ? (
        <RecordForm
          key={account.revision}
          columns={2}
          submitLabel={t('action.save')}
          initial={accountValues(account)}
          fields={accountFields(t, members)}
          onSubmit={async (values) => {
            await call('account.update', {
              params: { id: account.id },
              ifMatch: account.revision,
              body: accountBody(values),
            });
            refresh();
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      ) : (
        <Section title={t('account.details')}>
          <Facts
            facts={[
              { label: t('account.kind'), value: t(`accountKind.${account.kind}`) },
              { label: t('account.named'), value: t(account.isNamed ? 'answer.yes' : 'answer.no') },
              { label: t('field.country'), value: account.country === null ? '–' : format.country(account.country) },
              { label: t('field.website'), value: account.website ?? '–' },
              { label: t('dealField.customerRegistrationNumber'), value: account.registrationNumber ?? '–' },
              { label: t('account.salesOwner'), value: account.salesOwner?.name ?? '–' },
              { label: t('account.externalId'), value: account.externalId ?? '–' },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}

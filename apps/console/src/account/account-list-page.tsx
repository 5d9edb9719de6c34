import { accountKinds } from '@countersign/domain/account/account';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useMemberChoices } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Account = Reply<'account.get'>;

export default function AccountListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const members = useMemberChoices();
  return (
    <RecordList<Account>
      resource="accounts"
      title={t('nav.accounts')}
      lead={t('account.listLead')}
      sort={{ field: 'name', order: 'ASC' }}
      actions={
        <>
          {may('import.create') ? (
            <Button variant="outlined" component={Link} to="/imports/create?kind=account">
              {t('account.import')}
            </Button>
          ) : null}
          {may('account.create') ? (
            <Button variant="contained" component={Link} to="/accounts/create">
              {t('account.add')}
            </Button>
          ) : null}
        </>
      }
      filters={[
        { kind: 'search', name: 'search', label: t('account.search') },
        {
          kind: 'one',
          name: 'kind',
          label: t('account.kind'),
          options: accountKinds.map((kind) => ({ id: kind, label: t(`accountKind.${kind}`) })),
        },
        {
          kind: 'one',
          name: 'named',
          label: t('account.named'),
          options: [
            { id: 'true', label: t('answer.yes') },
            { id: 'false', label: t('answer.no') },
          ],
        },
        { kind: 'one', name: 'salesOwnerId', label: t('account.salesOwner'), options: members },
      ]}
      linkTo={(account) => `/accounts/${account.id}`}
      columns={[
        { name: 'name', label: t('field.name'), sortBy: 'name', render: (account) => account.name },
        { name: 'kind', label: t('account.kind'), render: (account) => t(`accountKind.${account.kind}`) },
        {
          name: 'isNamed',
          label: t('account.named'),
          render: (account) => (account.isNamed ? <Tag tone="warning">{t('account.reserved')}</Tag> : '–'),
        },
        {
          name: 'country',
          label: t('field.country'),
          render: (account) => (account.country === null ? '–' : format.country(account.country)),
        },
        { name: 'domain', label: t('field.website'), render: (account) => account.domain ?? '–' },
        { name: 'salesOwner', label: t('account.salesOwner'), render: (account) => account.salesOwner?.name ?? '–' },
        { name: 'externalId', label: t('account.externalId'), render: (account) => account.externalId ?? '–' },
        {
          name: 'changedAt',
          isShort: true,
          label: t('field.changed'),
          sortBy: 'changedAt',
          render: (account) => format.date(account.changedAt),
        },
      ]}
      empty={{ title: t('account.emptyTitle'), text: t('account.emptyText') }}
    />
  );
}

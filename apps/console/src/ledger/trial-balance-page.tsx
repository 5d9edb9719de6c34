import { Alert, Box, MenuItem, Paper, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordRows } from '../list/record-rows.tsx';
import { DownloadButton } from '../parts/download-button.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** The books at a glance: balances by kind of account, and proof that they add up. */
export default function TrialBalancePage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [entityId, setEntity] = useState('');
  const [until, setUntil] = useState('');
  const query = {
    ...(entityId === '' ? {} : { legalEntityId: entityId }),
    ...(until === '' ? {} : { until }),
  };
  const { data: entities } = useQuery({
    queryKey: ['legal-entities', 'choices'],
    queryFn: ({ signal }) => call('legal-entity.list', { query: { limit: 100 }, signal }),
  });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['ledger', 'trial-balance', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('ledger.trial-balance', { query, signal }),
  });
  return (
    <Page
      title={t('nav.ledger')}
      lead={t('ledger.lead')}
      actions={
        may('ledger.journal') ? (
          <DownloadButton
            operation="ledger.journal"
            query={query}
            fileName={`journal${until === '' ? '' : `-${until}`}.csv`}
            label={t('ledger.journal')}
          />
        ) : null
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Paper variant="outlined" sx={{ p: 1.5, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <TextField
            select
            label={t('ledger.entity')}
            value={entityId}
            onChange={(event) => setEntity(event.target.value)}
            sx={{ minWidth: 200, flex: { xs: 1, sm: 'none' } }}
          >
            <MenuItem value="">{t('list.any')}</MenuItem>
            {entities?.items.map((entity) => (
              <MenuItem key={entity.id} value={entity.id}>
                {entity.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            type="date"
            label={t('ledger.until')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
            sx={{ width: 160 }}
          />
        </Paper>
        {isPending ? <LoadingLines lines={8} /> : null}
        {data === undefined && error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined ? null : <Proof balance={data} />}
        {data?.rows.length === 0 ? <EmptyState title={t('nav.ledger')} text={t('ledger.empty')} /> : null}
        {data?.totals.map((total) => {
          const rows = data.rows.filter(({ legalEntityId }) => legalEntityId === total.legalEntityId);
          const { currency } = total.debit;
          const own = rows.filter(({ debit }) => debit.currency === currency);
          return (
            <Section
              key={`${total.legalEntityId} ${currency}`}
              title={[own[0]?.legalEntityName, currency].filter((part) => part !== undefined).join(', ')}
              aside={
                <strong>
                  {t('ledger.sums', { debit: format.money(total.debit), credit: format.money(total.credit) })}
                </strong>
              }
              flush
            >
              <RecordRows
                title={[t('nav.ledger'), currency].join(', ')}
                rows={own.map((row) => ({ ...row, id: row.account }))}
                columns={[
                  { name: 'account', label: t('ledger.account'), render: (row) => t(`ledgerAccount.${row.account}`) },
                  {
                    name: 'accounts',
                    label: t('ledger.accounts'),
                    align: 'end',
                    render: (row) => format.number(row.accounts),
                  },
                  { name: 'debit', label: t('ledger.debit'), align: 'end', render: (row) => format.money(row.debit) },
                  {
                    name: 'credit',
                    label: t('ledger.credit'),
                    align: 'end',
                    render: (row) => format.money(row.credit),
                  },
                  {
                    name: 'balance',
                    label: t('ledger.balance'),
                    align: 'end',
                    render: (row) => <strong>{format.money(row.balance)}</strong>,
                  },
                ]}
              />
            </Section>
          );
        })}
      </Box>
    </Page>
  );
}

function Proof({
  balance,
}: {
  balance: { isBalanced: boolean; transactions: number; differingAccounts: readonly string[] };
}) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <Alert severity={balance.isBalanced ? 'success' : 'error'}>
        {balance.isBalanced ? t('ledger.balanced', { count: balance.transactions }) : t('ledger.notBalanced')}
      </Alert>
      {balance.differingAccounts.length === 0 ? null : (
        <Alert severity="error">
          {t('ledger.differing', {
            count: balance.differingAccounts.length,
            accounts: format.list(balance.differingAccounts),
          })}
        </Alert>
      )}
    </>
  );
}

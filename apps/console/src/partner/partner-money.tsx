import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordRows } from '../list/record-rows.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { PayoutStatusTag } from '../payout-run/payout-tags.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Balance = Reply<'payout.balances'>['items'][number];

/** What is owed in each program, and what was paid last. */
export function PartnerMoney({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['balances', partnerId],
    queryFn: ({ signal }) => call('payout.balances', { query: { partnerId }, signal }),
  });
  const rows = (data?.items ?? []).map((balance) => ({ ...balance, id: balance.enrollmentId }));
  const amount = (name: 'pending' | 'available' | 'held' | 'receivable' | 'underWay' | 'minimum', label: string) => ({
    name,
    label,
    align: 'end' as const,
    isShort: true,
    render: (balance: Balance) => format.money(balance[name]),
  });
  return (
    <Section title={t('partnerPage.money')} flush>
      {isPending ? <LoadingLines lines={2} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && rows.length === 0 ? <Empty text={t('partnerPage.noMoney')} /> : null}
      {rows.length === 0 ? null : (
        <RecordRows
          title={t('partnerPage.money')}
          rows={rows}
          columns={[
            { name: 'program', label: t('field.program'), render: (balance) => balance.programName },
            amount('pending', t('partnerPage.pending')),
            amount('available', t('partnerPage.available')),
            amount('held', t('partnerPage.heldMoney')),
            amount('receivable', t('partnerPage.owed')),
            amount('underWay', t('partnerPage.underWay')),
            amount('minimum', t('partnerPage.minimum')),
          ]}
        />
      )}
      <LastPayouts partnerId={partnerId} />
    </Section>
  );
}

function LastPayouts({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['payouts', 'last-of-partner', partnerId],
    queryFn: ({ signal }) => call('payout.list', { query: { partnerId, limit: 5 }, signal }),
    enabled: may('payout.list'),
  });
  if (data === undefined) return null;
  const filter = encodeURIComponent(JSON.stringify({ partnerId }));
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2, pt: 1.5, pb: 0.5 }}>
        <Typography variant="subtitle2" component="h3" sx={{ flex: 1 }}>
          {t('partnerPage.lastPayouts')}
        </Typography>
        {data.total > data.items.length ? (
          <Button component={Link} to={`/payouts?filter=${filter}`}>
            {t('partnerPage.allPayouts', { count: data.total })}
          </Button>
        ) : null}
      </Box>
      {data.items.length === 0 ? <Empty text={t('partnerPage.noPayouts')} /> : null}
      {data.items.length === 0 ? null : (
        <RecordRows
          title={t('partnerPage.lastPayouts')}
          rows={data.items}
          linkTo={(payout) => `/payouts/${payout.id}`}
          columns={[
            { name: 'run', label: t('payout.run'), render: (payout) => payout.runNumber },
            {
              name: 'status',
              label: t('field.status'),
              render: (payout) => <PayoutStatusTag status={payout.status} />,
            },
            {
              name: 'amount',
              label: t('partnerPage.amount'),
              align: 'end',
              isShort: true,
              render: (payout) => format.money(payout.amount),
            },
          ]}
        />
      )}
    </>
  );
}

function Empty({ text }: { text: string }) {
  return (
    <Typography variant="body2" sx={{ px: 2, pb: 2, color: 'text.secondary' }}>
      {text}
    </Typography>
  );
}

import { Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { RecordRows } from '../list/record-rows.tsx';
import { DealStatusTag } from '../parts/deal-status-tag.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

export function PartnerDeals({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['deal-registrations', 'of partner', partnerId],
    queryFn: ({ signal }) => call('deal-registration.list', { query: { partnerId, limit: 10 }, signal }),
  });
  const all = new URLSearchParams({ filter: JSON.stringify({ partnerId }) });
  return (
    <Section
      title={t('nav.deals')}
      flush
      aside={
        <Button component={Link} to={`/deal-registrations?${all.toString()}`}>
          {t('partner.allDeals', { count: data?.total ?? 0 })}
        </Button>
      }
    >
      {isPending ? <LoadingLines lines={3} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? (
        <Typography variant="body2" sx={{ px: 2, pb: 2, color: 'text.secondary' }}>
          {t('partner.noDeals')}
        </Typography>
      ) : null}
      {data === undefined || data.items.length === 0 ? null : (
        <RecordRows
          title={t('nav.deals')}
          rows={data.items}
          linkTo={(deal) => (deal.caseId === null ? `/deal-registrations/${deal.id}` : `/cases/${deal.caseId}`)}
          columns={[
            {
              name: 'customer',
              label: t('dealField.customerName'),
              render: (deal) => deal.customerName ?? t('deal.unnamed'),
            },
            { name: 'number', isShort: true, label: t('promise.number'), render: (deal) => deal.number ?? '–' },
            { name: 'status', label: t('field.status'), render: (deal) => <DealStatusTag status={deal.status} /> },
            {
              name: 'amount',
              label: t('dealField.amount'),
              align: 'end',
              render: (deal) => (deal.amount === null ? '–' : format.moneyShort(deal.amount)),
            },
            {
              name: 'changed',
              isShort: true,
              label: t('field.changed'),
              render: (deal) => format.date(deal.changedAt),
            },
          ]}
        />
      )}
    </Section>
  );
}

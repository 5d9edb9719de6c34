import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { RecordTable } from '../list/record-table.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const months = 12;

/** What was registered, won and earned, the newest month first; a bar beside each number shows it against the best month. */
export function PartnerPerformance({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['performance', partnerId],
    queryFn: ({ signal }) => call('partner.performance', { params: { id: partnerId }, query: { months }, signal }),
  });
  const rows = (data?.items ?? []).map((month) => ({ ...month, id: month.month })).toReversed();
  const most = Math.max(1, ...rows.map(({ registered, won }) => Math.max(registered, won)));
  const amounts = (of: (typeof rows)[number]['earned']) =>
    of.length === 0 ? '–' : of.map((amount) => format.moneyShort(amount)).join(', ');
  const counted = (name: 'registered' | 'won', label: string) => ({
    name,
    label,
    align: 'end' as const,
    isShort: true,
    render: (row: (typeof rows)[number]) => <Bar value={row[name]} share={row[name] / most} />,
  });
  return (
    <Section title={t('partnerPage.performance')} flush>
      <Typography variant="caption" component="p" sx={{ px: 2, pb: 1, color: 'text.secondary' }}>
        {t('partnerPage.performanceLead')}
      </Typography>
      {isPending ? <LoadingLines lines={4} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {rows.length === 0 ? null : (
        <RecordTable
          title={t('partnerPage.performance')}
          rows={rows}
          columns={[
            {
              name: 'month',
              label: t('partnerPage.month'),
              isShort: true,
              render: (row) => format.yearMonth(row.month),
            },
            counted('registered', t('partnerPage.registered')),
            counted('won', t('partnerPage.won')),
            { name: 'wonFor', label: t('partnerPage.wonFor'), align: 'end', render: (row) => amounts(row.wonAmounts) },
            { name: 'earned', label: t('partnerPage.earned'), align: 'end', render: (row) => amounts(row.earned) },
          ]}
        />
      )}
    </Section>
  );
}

function Bar({ value, share }: { value: number; share: number }) {
  const format = useFormat();
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, justifyContent: 'flex-end' }}>
      <Box aria-hidden sx={{ width: 48, height: 6, borderRadius: '3px', bgcolor: 'action.hover', overflow: 'hidden' }}>
        <Box sx={{ width: `${Math.round(share * 100)}%`, height: '100%', bgcolor: 'primary.main' }} />
      </Box>
      {format.number(value)}
    </Box>
  );
}

import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay, useSession } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordRows } from '../list/record-rows.tsx';
import { DealStatusTag } from '../parts/deal-status-tag.tsx';
import { Due } from '../parts/due.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { Figures } from './figures.tsx';
import { NextSteps } from './next-steps.tsx';

/** What waits for the reader, what has just happened, and what a new company has still to do. */
export default function DashboardPage() {
  const t = useText();
  const may = useMay();
  const { user } = useSession();
  return (
    <Page title={t('home.title')} heading={t('home.greeting', { name: user.name.split(' ')[0] ?? user.name })}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <NextSteps />
        {may('task.list') ? <Figures /> : null}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            alignItems: 'start',
          }}
        >
          {may('task.list') ? <MostUrgent /> : null}
          {may('deal-registration.list') ? <Recent /> : null}
        </Box>
      </Box>
    </Page>
  );
}

function MostUrgent() {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['task', 'urgent'],
    queryFn: ({ signal }) => call('task.list', { query: { scope: 'mine', limit: 6 }, signal }),
  });
  return (
    <Section
      title={t('home.urgent')}
      flush
      aside={
        <Button component={Link} to="/inbox">
          {t('home.openInbox')}
        </Button>
      }
    >
      {isPending ? <LoadingLines lines={4} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? <EmptyState title={t('inbox.empty.mine')} text={t('inbox.empty.text')} /> : null}
      {data === undefined || data.items.length === 0 ? null : (
        <RecordRows
          title={t('home.urgent')}
          rows={data.items}
          linkTo={(task) => `/cases/${task.caseId}`}
          columns={[
            { name: 'title', label: t('dealField.customerName'), render: (task) => task.caseTitle },
            { name: 'partner', label: t('field.partner'), render: (task) => task.partnerName },
            {
              name: 'amount',
              label: t('dealField.amount'),
              align: 'end',
              render: (task) => (task.amount === null ? '–' : format.moneyShort(task.amount)),
            },
            {
              name: 'due',
              isShort: true,
              label: t('field.due'),
              render: (task) => (task.dueAt === null ? '–' : <Due at={task.dueAt} isOverdue={task.isOverdue} />),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Recent() {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['deal-registrations', 'recent'],
    queryFn: ({ signal }) => call('deal-registration.list', { query: { limit: 6 }, signal }),
  });
  return (
    <Section
      title={t('home.recent')}
      flush
      aside={
        <Button component={Link} to="/deal-registrations">
          {t('home.allDeals')}
        </Button>
      }
    >
      {isPending ? <LoadingLines lines={4} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? (
        <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
          {t('deal.emptyText')}
        </Typography>
      ) : null}
      {data === undefined || data.items.length === 0 ? null : (
        <RecordRows
          title={t('home.recent')}
          rows={data.items}
          linkTo={(deal) => (deal.caseId === null ? `/deal-registrations/${deal.id}` : `/cases/${deal.caseId}`)}
          columns={[
            {
              name: 'customer',
              label: t('dealField.customerName'),
              render: (deal) => deal.customerName ?? t('deal.unnamed'),
            },
            { name: 'partner', label: t('field.partner'), render: (deal) => deal.partner.name },
            { name: 'status', label: t('field.status'), render: (deal) => <DealStatusTag status={deal.status} /> },
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

import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { Facts } from '../parts/facts.tsx';
import { Fingerprint } from '../parts/fingerprint.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { StatementSection } from '../statement/statement-section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PeriodChanges } from './period-changes.tsx';
import { periodQuery } from './period-query.ts';
import { PeriodStatusTag } from './period-status-tag.tsx';
import { PeriodTotals } from './period-totals.tsx';

/** One period: what it sums to, what is different from the one before, who approves it, and its statements. */
export default function PeriodPage() {
  const t = useText();
  const format = useFormat();
  const { periodId = '' } = useParams();
  const { data: period, error, isPending, refetch } = useQuery(periodQuery(periodId));
  if (isPending) return <LoadingLines lines={8} />;
  if (period === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { totals } = period;
  return (
    <Page
      title={t('period.title', { program: period.programName, month: format.yearMonth(period.fromOn.slice(0, 7)) })}
      lead={t('period.range', { from: format.civilDate(period.fromOn), to: format.civilDate(period.toOn) })}
      back={{ to: '/periods', label: t('nav.backToPeriods') }}
      actions={
        period.caseId === null ? null : (
          <Button
            variant={period.status === 'in_review' ? 'contained' : 'outlined'}
            component={Link}
            to={`/cases/${period.caseId}`}
          >
            {t('money.openCase')}
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {period.status === 'closing' ? (
          <Section title={t('period.closingTitle')}>
            <LinearProgress aria-label={t('period.closingTitle')} />
            <Typography variant="body2" role="status" sx={{ mt: 1 }}>
              {t('period.closingText')}
            </Typography>
          </Section>
        ) : null}
        {period.status === 'in_review' ? <Alert severity="info">{t('period.inReviewText')}</Alert> : null}
        {period.status === 'refused' ? <Alert severity="warning">{t('period.refusedText')}</Alert> : null}
        {totals === null ? null : <PeriodTotals totals={totals} />}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
          }}
        >
          {totals === null ? null : <PeriodChanges changes={period.changes} isFirst={totals.previousEarned === null} />}
          <Section title={t('period.about')}>
            <Facts
              facts={[
                { label: t('field.status'), value: <PeriodStatusTag status={period.status} /> },
                { label: t('period.preparedBy'), value: period.preparedBy ?? '–' },
                {
                  label: t('period.approvedBy'),
                  value: period.approvedBy.length === 0 ? '–' : format.list(period.approvedBy),
                },
                {
                  label: t('period.frozenAt'),
                  value: period.frozenAt === null ? '–' : format.dateTime(period.frozenAt),
                },
                {
                  label: t('period.publishedAt'),
                  value: period.publishedAt === null ? '–' : format.dateTime(period.publishedAt),
                },
                {
                  label: t('money.hash'),
                  value: <Fingerprint hash={period.hash} />,
                },
              ]}
            />
          </Section>
        </Box>
        {period.status === 'closing' ? null : (
          <StatementSection
            queryKey={['statements', 'of-period', period.id, period.status]}
            load={(at, signal) => call('statement.list', { query: { ...at, periodId: period.id }, signal })}
          />
        )}
      </Box>
    </Page>
  );
}

import type { PayoutRun } from '@countersign/contracts/payout-run/operations';
import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Facts } from '../parts/facts.tsx';
import { Fingerprint } from '../parts/fingerprint.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { payoutRunQuery } from './payout-run-query.ts';
import { PayoutSection } from './payout-section.tsx';
import { PayoutRunStatusTag } from './payout-tags.tsx';
import { RunActions } from './run-actions.tsx';

/** One payout run: what it would send to whom, who is held and why, and what may be done with it now. */
export default function PayoutRunPage() {
  const t = useText();
  const format = useFormat();
  const { runId = '' } = useParams();
  const { data: run, error, isPending, refetch } = useQuery(payoutRunQuery(runId));
  if (isPending) return <LoadingLines lines={8} />;
  if (run === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t('payoutRun.title', { number: run.number })}
      lead={`${run.programName} · ${run.legalEntity.name}`}
      back={{ to: '/payout-runs', label: t('nav.backToRuns') }}
      actions={
        <>
          {run.caseId === null ? null : (
            <Button
              variant={run.status === 'in_review' ? 'contained' : 'outlined'}
              component={Link}
              to={`/cases/${run.caseId}`}
            >
              {t('money.openCase')}
            </Button>
          )}
          <RunActions run={run} />
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <StatusNote run={run} />
        <Section title={t('payoutRun.about')}>
          <Facts
            columnWidth={130}
            facts={[
              { label: t('field.status'), value: <PayoutRunStatusTag status={run.status} /> },
              { label: t('payoutRun.total'), value: <strong>{format.money(run.total)}</strong> },
              { label: t('payoutRun.payouts'), value: format.number(run.payoutCount) },
              { label: t('payoutRun.held'), value: format.number(run.heldCount) },
              { label: t('payoutRun.rail'), value: t(`rail.${run.rail}`) },
              { label: t('payoutRun.payOn'), value: format.civilDate(run.payOn) },
              {
                label: t('payoutRun.preparedBy'),
                value: run.preparedBy.length === 0 ? '–' : format.list(run.preparedBy),
              },
              {
                label: t('payoutRun.approvedBy'),
                value: run.approvedBy.length === 0 ? '–' : format.list(run.approvedBy),
              },
              {
                label: t('payoutRun.releasedAt'),
                value: run.releasedAt === null ? '–' : format.dateTime(run.releasedAt),
              },
              { label: t('payoutRun.settledAt'), value: run.settledAt === null ? '–' : format.dateTime(run.settledAt) },
              {
                label: t('money.hash'),
                value: <Fingerprint hash={run.listHash} />,
              },
            ]}
          />
        </Section>
        <PayoutSection run={run} />
      </Box>
    </Page>
  );
}

/** What happens next, in a sentence, where the state alone does not say it. */
function StatusNote({ run }: { run: PayoutRun }) {
  const t = useText();
  switch (run.status) {
    case 'computed':
      return <Alert severity="info">{t('payoutRun.noteComputed')}</Alert>;
    case 'in_review':
      return <Alert severity="info">{t('payoutRun.noteInReview')}</Alert>;
    case 'released':
      return (
        <Alert severity="info">{t(run.rail === 'manual' ? 'payoutRun.noteManual' : 'payoutRun.noteReleased')}</Alert>
      );
    case 'draft':
    case 'approved':
    case 'settled':
    case 'cancelled':
      return null;
    default:
      return run.status satisfies never;
  }
}

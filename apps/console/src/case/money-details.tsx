import type { CaseView } from '@countersign/contracts/case/operations';
import type { Task } from '@countersign/contracts/task/task';
import { Alert, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { AdjustmentFacts } from '../adjustment/adjustment-facts.tsx';
import { adjustmentQuery } from '../adjustment/adjustment-query.ts';
import { useApprovalEffect } from '../decision/use-approval-effect.ts';
import { ExitSubject } from '../exit/exit-subject.tsx';
import { Facts } from '../parts/facts.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { payoutRunQuery } from '../payout-run/payout-run-query.ts';
import { periodQuery } from '../period/period-query.ts';
import { Comparison } from '../period/period-totals.tsx';
import { RenewalSubject } from '../renewal/renewal-subject.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { TierChangeSubject } from '../tier-change/tier-change-subject.tsx';
import { caseQuery } from './case-queries.ts';

/** What a task on money is about, beside the inbox's list. */
export function MoneyDetails({ task }: { task: Task }) {
  const { data: view, error, isPending, refetch } = useQuery(caseQuery(task.caseId));
  if (isPending) return <LoadingLines lines={4} />;
  if (view === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <MoneySubject process={view.process} subjectId={view.subjectId} task={task} />;
}

/** What approving does, and the figures that it rests on. */
export function MoneySubject({
  process,
  subjectId,
  task,
}: {
  process: CaseView['process'];
  subjectId: string;
  task: Task | null;
}) {
  const t = useText();
  const effectOf = useApprovalEffect();
  const effect = task === null ? null : effectOf(task);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {effect === null ? null : (
        <Alert severity="info">
          <Typography variant="caption" component="div">
            {t('moneyCase.whatHappens')}
          </Typography>
          <strong>{effect}</strong>
        </Alert>
      )}
      <SubjectFacts process={process} id={subjectId} />
    </Box>
  );
}

function SubjectFacts({ process, id }: { process: CaseView['process']; id: string }) {
  switch (process) {
    case 'period-close':
      return <PeriodFacts id={id} />;
    case 'payout-run':
      return <RunFacts id={id} />;
    case 'adjustment':
      return <CorrectionFacts id={id} />;
    case 'renewal':
      return <RenewalSubject id={id} />;
    case 'exit':
      return <ExitSubject id={id} />;
    case 'exit-appeal':
      return <ExitSubject id={id} isAppeal />;
    case 'tier-change':
      return <TierChangeSubject id={id} />;
    case 'deal-registration':
    case 'application':
    case 'vetting':
    case 'blocking-report':
    case 'data-request':
    case 'agreement-change':
    case 'onboarding':
      return null;
    default:
      return process satisfies never;
  }
}

function CorrectionFacts({ id }: { id: string }) {
  const { data: adjustment, error, isPending, refetch } = useQuery(adjustmentQuery(id));
  if (isPending) return <LoadingLines lines={4} />;
  if (adjustment === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <AdjustmentFacts adjustment={adjustment} />;
}

function PeriodFacts({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const { data: period, error, isPending, refetch } = useQuery(periodQuery(id));
  if (isPending) return <LoadingLines lines={4} />;
  if (period === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { totals } = period;
  if (totals === null) return <Typography variant="body2">{t('period.closingText')}</Typography>;
  return (
    <>
      <Facts
        columnWidth={150}
        facts={[
          { label: t('period.month'), value: format.yearMonth(period.fromOn.slice(0, 7)) },
          { label: t('period.statements'), value: format.number(totals.statementCount) },
          { label: t('period.earned'), value: <strong>{format.money(totals.earned)}</strong> },
          { label: t('period.corrections'), value: format.money(totals.corrections) },
          { label: t('period.paid'), value: format.money(totals.paid) },
          { label: t('period.closing'), value: format.money(totals.closing) },
          { label: t('period.preparedBy'), value: period.preparedBy ?? '–' },
        ]}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <Comparison totals={totals} />
      </Typography>
    </>
  );
}

function RunFacts({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const { data: run, error, isPending, refetch } = useQuery(payoutRunQuery(id));
  if (isPending) return <LoadingLines lines={4} />;
  if (run === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Facts
        columnWidth={150}
        facts={[
          { label: t('payoutRun.number'), value: run.number },
          { label: t('payoutRun.total'), value: <strong>{format.money(run.total)}</strong> },
          { label: t('payoutRun.payouts'), value: format.number(run.payoutCount) },
          { label: t('payoutRun.rail'), value: t(`rail.${run.rail}`) },
          { label: t('payoutRun.payOn'), value: format.civilDate(run.payOn) },
          { label: t('legalEntity.payer'), value: run.legalEntity.name },
          { label: t('payoutRun.preparedBy'), value: run.preparedBy.length === 0 ? '–' : format.list(run.preparedBy) },
        ]}
      />
      {run.heldCount === 0 ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('moneyCase.heldBack', { count: run.heldCount })}
        </Typography>
      )}
    </>
  );
}

import type { Task } from '@countersign/contracts/task/task';
import type { DecisionOutcome } from '@countersign/domain/approval/approval';
import OpenInNew from '@mui/icons-material/OpenInFull';
import { Box, Button, Divider, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApplicationPreview } from '../application/application-preview.tsx';
import { useMay } from '../auth/session.tsx';
import { caseQuery, dealQuery } from '../case/case-queries.ts';
import { DealTerms } from '../case/deal-terms.tsx';
import { MatchList } from '../case/match-list.tsx';
import { MoneyDetails } from '../case/money-details.tsx';
import { DecisionButtons } from '../decision/decision-buttons.tsx';
import { Due } from '../parts/due.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { WhyBlock } from './why-block.tsx';

/** Enough of a case beside the list to decide most of them without leaving it. */
export function TaskPreview({
  task,
  isUnderway,
  onDecide,
}: {
  task: Task;
  isUnderway: boolean;
  onDecide: (outcome: DecisionOutcome) => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box sx={{ px: 3, pt: 2, pb: 1.5 }}>
        <Stack direction="row" spacing={2} sx={{ alignItems: 'flex-start' }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {[task.caseNumber, task.programName].filter((part) => part !== null).join(' · ')}
            </Typography>
            <Typography variant="h1" component="h2" sx={{ overflowWrap: 'anywhere' }}>
              {task.caseTitle}
            </Typography>
            <Stack direction="row" sx={{ gap: 2, mt: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
              {task.partnerName === null ? null : <Typography variant="body2">{task.partnerName}</Typography>}
              {task.amount === null ? null : (
                <Typography variant="body2" sx={{ fontWeight: 600 }}>
                  {format.money(task.amount)}
                </Typography>
              )}
              {task.dueAt === null ? null : <Due at={task.dueAt} isOverdue={task.isOverdue} />}
            </Stack>
          </Box>
          <Button variant="outlined" component={Link} to={`/cases/${task.caseId}`} startIcon={<OpenInNew />}>
            {t('inbox.openCase')}
          </Button>
        </Stack>
        <Box sx={{ mt: 1.5 }}>
          <DecisionButtons task={task} isUnderway={isUnderway} onDecide={onDecide} />
        </Box>
      </Box>
      <Divider />
      <Box
        sx={{ flex: 1, overflowY: 'auto', px: 3, py: 2, display: 'grid', gap: 2.5, alignContent: 'start' }}
        tabIndex={0}
        role="region"
        aria-label={t('inbox.preview')}
      >
        <WhyBlock task={task} />
        <Divider />
        {task.process === 'deal-registration' ? <DealDetails task={task} /> : null}
        {task.process === 'application' ? <ApplicationPreview caseId={task.caseId} /> : null}
        {task.process === 'deal-registration' || task.process === 'application' ? null : <MoneyDetails task={task} />}
      </Box>
    </Box>
  );
}

function DealDetails({ task }: { task: Task }) {
  const t = useText();
  const may = useMay();
  const caseView = useQuery(caseQuery(task.caseId));
  const deal = useQuery(dealQuery(caseView.data?.subjectId));
  return (
    <>
      {caseView.isError ? <ErrorState error={caseView.error} onRetry={() => void caseView.refetch()} /> : null}
      {deal.isError ? <ErrorState error={deal.error} onRetry={() => void deal.refetch()} /> : null}
      {deal.data === undefined && !caseView.isError && !deal.isError ? <LoadingLines lines={5} /> : null}
      {deal.data === undefined ? null : <DealTerms deal={deal.data} />}
      {deal.data?.hasMatches === true && may('deal-registration.matches') ? (
        <Box>
          <Typography variant="h2" component="h3" sx={{ mb: 1 }}>
            {t('matches.title')}
          </Typography>
          <MatchList dealId={deal.data.id} />
        </Box>
      ) : null}
    </>
  );
}

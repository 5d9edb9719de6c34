import type { CaseView } from '@countersign/contracts/case/operations';
import { Box, Button } from '@mui/material';
import { Link } from 'react-router';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { isBeingRouted } from './case-queries.ts';
import { Comments } from './comments.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { MoneySubject } from './money-details.tsx';
import { PolicyFacts } from './policy-facts.tsx';
import { RouteSteps } from './route-steps.tsx';
import { Timeline } from './timeline.tsx';
import { Whereabouts } from './whereabouts.tsx';

export type MoneyCaseView = CaseView & { readonly process: keyof typeof subjects };

const subjects = {
  'period-close': { path: '/periods', open: 'moneyCase.openPeriod', details: 'moneyCase.periodDetails' },
  'payout-run': { path: '/payout-runs', open: 'moneyCase.openRun', details: 'moneyCase.runDetails' },
  adjustment: { path: '/adjustments', open: 'adjustment.open', details: 'adjustment.details' },
} as const;

/** Whether a case is about money and not about a registration. */
export function isMoneyCase(view: CaseView): view is MoneyCaseView {
  return view.process in subjects;
}

/** A closed period, a payout run or a correction before its approvers: what it is, what approving does, who decides. */
export function MoneyCase({ view }: { view: MoneyCaseView }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const subject = subjects[view.process];
  return (
    <Page
      title={view.title}
      lead={[lookUp('process', view.process), view.number, view.programName]
        .filter((part) => part !== null)
        .join(' · ')}
      back={{ to: '/inbox', label: t('nav.backToInbox') }}
      actions={
        <Button variant="outlined" component={Link} to={`${subject.path}/${view.subjectId}`}>
          {t(subject.open)}
        </Button>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, order: { lg: 2 }, minWidth: 0 }}>
          <Section title={t('case.whereabouts')}>
            <Whereabouts view={view} />
          </Section>
          {view.task === null ? null : (
            <Section title={t('case.decision')}>
              <DecisionPanel key={view.task.id} task={view.task} />
            </Section>
          )}
          <Section title={t('case.route')}>
            {isBeingRouted(view) ? t('route.pending') : <RouteSteps route={view.route} />}
            <PolicyFacts view={view} />
          </Section>
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Section title={t(subject.details)}>
            <MoneySubject process={view.process} subjectId={view.subjectId} task={view.task} />
          </Section>
          <Section title={t('comment.title')}>
            <Comments caseId={view.id} partnerName={null} />
          </Section>
          <Section title={t('history.title')}>
            <Timeline caseId={view.id} version={`${view.status} ${view.revision} ${view.task?.id ?? ''}`} isMoney />
          </Section>
        </Box>
      </Box>
    </Page>
  );
}

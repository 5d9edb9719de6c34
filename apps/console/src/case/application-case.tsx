import type { CaseView } from '@countersign/contracts/case/operations';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApplicationDetails } from '../application/application-details.tsx';
import { applicationQuery } from '../application/application-query.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { isBeingRouted } from './case-queries.ts';
import { Comments } from './comments.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { PolicyFacts } from './policy-facts.tsx';
import { RouteSteps } from './route-steps.tsx';
import { Timeline } from './timeline.tsx';
import { Whereabouts } from './whereabouts.tsx';

/** An application before whoever decides on it: what was answered, what screening found, who it may be. */
export function ApplicationCase({ view }: { view: CaseView }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const { data, error, refetch } = useQuery(applicationQuery(view.subjectId));
  return (
    <Page
      title={view.title}
      lead={[lookUp('process', view.process), view.number, view.programName]
        .filter((part) => part !== null)
        .join(' · ')}
      back={{ to: '/inbox', label: t('nav.backToInbox') }}
      actions={
        data?.partnerId == null ? null : (
          <Button variant="outlined" component={Link} to={`/partners/${data.partnerId}`}>
            {t('application.openPartner')}
          </Button>
        )
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
          <Section title={t('history.title')}>
            <Timeline caseId={view.id} version={`${view.status} ${view.revision} ${view.task?.id ?? ''}`} isMoney />
          </Section>
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {data === undefined ? (
            error === null ? (
              <LoadingLines lines={8} />
            ) : (
              <ErrorState error={error} onRetry={() => void refetch()} />
            )
          ) : (
            <ApplicationDetails application={data} />
          )}
          <Section title={t('comment.title')}>
            <Comments caseId={view.id} partnerName={null} />
          </Section>
        </Box>
      </Box>
    </Page>
  );
}

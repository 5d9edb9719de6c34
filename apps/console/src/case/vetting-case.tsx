import type { CaseView } from '@countersign/contracts/case/operations';
import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { vettingQuery } from '../vetting/vetting-query.ts';
import { VettingView } from '../vetting/vetting-view.tsx';
import { isBeingRouted } from './case-queries.ts';
import { Comments } from './comments.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { PolicyFacts } from './policy-facts.tsx';
import { RouteSteps } from './route-steps.tsx';
import { Timeline } from './timeline.tsx';
import { Whereabouts } from './whereabouts.tsx';

/** The review of a vetting, or of a report on blocked money: what was found, who decides, what happened. */
export function VettingCase({ view }: { view: CaseView }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const may = useMay();
  const isVetting = view.process === 'vetting';
  return (
    <Page
      title={view.title}
      lead={[lookUp('process', view.process), view.number, view.programName]
        .filter((part) => part !== null)
        .join(' · ')}
      back={{ to: '/inbox', label: t('nav.backToInbox') }}
      actions={
        isVetting && may('vetting.get') ? (
          <Button variant="outlined" component={Link} to={`/vettings/${view.subjectId}`}>
            {t('vetting.openVetting')}
          </Button>
        ) : null
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
          {isVetting && may('vetting.get') ? <Found id={view.subjectId} /> : null}
          {isVetting ? null : <Alert severity="warning">{t('vetting.reportText', { partner: view.title })}</Alert>}
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

function Found({ id }: { id: string }) {
  const { data: vetting, error, isPending, refetch } = useQuery(vettingQuery(id));
  if (isPending) return <LoadingLines lines={8} />;
  if (vetting === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <VettingView vetting={vetting} />;
}

import type { CaseView } from '@countersign/contracts/case/operations';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/use-text.ts';
import { isBeingRouted } from './case-queries.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { PolicyFacts } from './policy-facts.tsx';
import { RouteSteps } from './route-steps.tsx';
import { Timeline } from './timeline.tsx';
import { Whereabouts } from './whereabouts.tsx';

/** Every case alike: where it is, what is to be decided and who is asked at the side, what it is about in the middle. */
export function CaseColumns({ view, aside, children }: { view: CaseView; aside?: ReactNode; children: ReactNode }) {
  const t = useText();
  return (
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
        {aside}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>{children}</Box>
    </Box>
  );
}

/** What happened so far; read anew whenever the case has moved. */
export function History({ view, isMoney = false }: { view: CaseView; isMoney?: boolean }) {
  const t = useText();
  return (
    <Section title={t('history.title')}>
      <Timeline caseId={view.id} version={`${view.status} ${view.revision} ${view.task?.id ?? ''}`} isMoney={isMoney} />
    </Section>
  );
}

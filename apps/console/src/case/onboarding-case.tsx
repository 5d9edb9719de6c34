import type { CaseView } from '@countersign/contracts/case/operations';
import { Alert, Box, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { onboardingQuery } from '../onboarding/onboarding-query.ts';
import { OnboardingStatusTag } from '../onboarding/onboarding-tags.tsx';
import { Plan } from '../onboarding/plan.tsx';
import type { Onboarding } from '../onboarding/plan-task.ts';
import { Due, When } from '../parts/due.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { History } from './case-columns.tsx';
import { Comments } from './comments.tsx';

/** A partner's way into a program: its plan of tasks, where it is, what happened. */
export function OnboardingCase({ view }: { view: CaseView }) {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery(onboardingQuery(view.subjectId));
  return (
    <Page
      title={view.title}
      lead={
        view.partner === null ? (
          view.programName
        ) : (
          <>
            <MuiLink component={Link} underline="always" to={`/partners/${view.partner.id}`}>
              {view.partner.name}
            </MuiLink>
            {` · ${view.programName}`}
          </>
        )
      }
      back={{ to: '/onboardings', label: t('template.toOnboardings') }}
    >
      {data === undefined ? (
        isPending ? (
          <LoadingLines lines={8} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )
      ) : (
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
              <Where onboarding={data} />
            </Section>
            <Box sx={{ display: { xs: 'none', lg: 'block' } }}>
              <History view={view} />
            </Box>
          </Box>
          <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
            <Plan onboarding={data} />
            <Section title={t('comment.title')}>
              <Comments caseId={view.id} partnerName={null} />
            </Section>
            <Box sx={{ display: { lg: 'none' } }}>
              <History view={view} />
            </Box>
          </Box>
        </Box>
      )}
    </Page>
  );
}

function Where({ onboarding }: { onboarding: Onboarding }) {
  const t = useText();
  const format = useFormat();
  const { status, isStuck, activatedAt, nextDueAt, waitsFor } = onboarding;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box>
        <OnboardingStatusTag status={status} /> {isStuck ? <Tag tone="danger">{t('onboarding.stuck')}</Tag> : null}
      </Box>
      {status === 'held' ? <Alert severity="warning">{t('onboarding.heldText')}</Alert> : null}
      {status === 'active' && activatedAt !== null ? (
        <Alert severity="success">{t('onboarding.activeText', { at: format.dateTime(activatedAt) })}</Alert>
      ) : null}
      <Facts
        columnWidth={140}
        facts={[
          {
            label: t('onboarding.progress'),
            value: t('onboarding.progressText', {
              done: format.number(onboarding.tasksDone),
              all: format.number(onboarding.tasks),
            }),
          },
          {
            label: t('onboarding.waitsFor'),
            value: waitsFor.length === 0 ? '–' : format.list(waitsFor.map((side) => t(`taskSide.${side}`))),
          },
          { label: t('onboarding.nextDue'), value: nextDueAt === null ? '–' : <Due at={nextDueAt} /> },
          { label: t('onboarding.manager'), value: onboarding.manager?.name ?? '–' },
          { label: t('onboarding.begun'), value: <When at={onboarding.openedAt} /> },
        ]}
      />
    </Box>
  );
}

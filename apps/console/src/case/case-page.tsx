import type { CaseView } from '@countersign/contracts/case/operations';
import { Box, Button, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { CaseColumns, History } from './case-columns.tsx';
import { caseQuery, dealQuery } from './case-queries.ts';
import { Comments } from './comments.tsx';
import { DealActionDialog, type DialogAction, dialogActions } from './deal-action-dialog.tsx';
import { DealTerms } from './deal-terms.tsx';
import { MatchList } from './match-list.tsx';
import { isMoneyCase, MoneyCase } from './money-case.tsx';
import { PromiseBlock } from './promise-block.tsx';
import { Revisions } from './revisions.tsx';

const AgreementChangeCase = lazy(async () => ({
  default: (await import('./agreement-change-case.tsx')).AgreementChangeCase,
}));
const ApplicationCase = lazy(async () => ({ default: (await import('./application-case.tsx')).ApplicationCase }));
const DataRequestCase = lazy(async () => ({ default: (await import('./data-request-case.tsx')).DataRequestCase }));
const OnboardingCase = lazy(async () => ({ default: (await import('./onboarding-case.tsx')).OnboardingCase }));
const RenewalCase = lazy(async () => ({ default: (await import('./renewal-case.tsx')).RenewalCase }));
const VettingCase = lazy(async () => ({ default: (await import('./vetting-case.tsx')).VettingCase }));

/** One case: what is asked, what was promised, what changed, who decided, what happens next and by when. */
export default function CasePage() {
  const { caseId = '' } = useParams();
  const { data: view, error, isPending, refetch } = useQuery(caseQuery(caseId));
  if (isPending) return <LoadingLines lines={10} />;
  if (view === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Suspense fallback={<LoadingLines lines={10} />}>
      <CaseOf view={view} />
    </Suspense>
  );
}

/** What most people open comes with the page; the other kinds of cases when one is opened. */
function CaseOf({ view }: { view: CaseView }) {
  if (isMoneyCase(view)) return <MoneyCase view={view} />;
  switch (view.process) {
    case 'deal-registration':
      return <DealCase view={view} />;
    case 'application':
      return <ApplicationCase view={view} />;
    case 'data-request':
      return <DataRequestCase view={view} />;
    case 'onboarding':
      return <OnboardingCase view={view} />;
    case 'agreement-change':
      return <AgreementChangeCase view={view} />;
    case 'renewal':
      return <RenewalCase view={view} />;
    default:
      return <VettingCase view={view} />;
  }
}

function DealCase({ view }: { view: CaseView }) {
  const t = useText();
  const may = useMay();
  const [action, setAction] = useState<DialogAction>();
  const deal = useQuery(dealQuery(view.subjectId)).data;
  const offered = dialogActions.filter((name) => deal?.actions.includes(name) === true);
  const isAnswerOpen = deal?.actions.includes('answer') === true && may('deal-registration.answer');
  return (
    <Page
      title={view.title}
      lead={
        <>
          {view.number === null ? null : `${view.number} · `}
          {view.partner === null ? null : (
            <>
              <MuiLink component={Link} underline="always" to={`/partners/${view.partner.id}`}>
                {view.partner.name}
              </MuiLink>
              {' · '}
            </>
          )}
          {view.programName}
        </>
      }
      back={{ to: '/deal-registrations', label: t('nav.backToDeals') }}
      actions={
        <>
          {isAnswerOpen ? (
            <Button variant="contained" component={Link} to={`/deal-registrations/${view.subjectId}?answer`}>
              {t('dealAction.open.answer')}
            </Button>
          ) : null}
          {offered.map((name) => (
            <Button key={name} variant="outlined" onClick={() => setAction(name)}>
              {t(`dealAction.open.${name}`)}
            </Button>
          ))}
        </>
      }
    >
      <CaseColumns
        view={view}
        aside={
          <Box sx={{ display: { xs: 'none', lg: 'block' } }}>
            <History view={view} />
          </Box>
        }
      >
        <Section title={t('case.asked')}>
          {deal === undefined ? <LoadingLines lines={5} /> : <DealTerms deal={deal} />}
        </Section>
        <Section title={t('case.promised')}>
          {deal === undefined ? <LoadingLines lines={2} /> : <PromiseBlock deal={deal} />}
        </Section>
        {may('deal-registration.matches') ? (
          <Section title={t('matches.title')}>
            <MatchList dealId={view.subjectId} />
          </Section>
        ) : null}
        <Section title={t('revisions.heading')}>
          <Revisions caseId={view.id} productNames={deal?.productNames ?? {}} />
        </Section>
        <Section title={t('comment.title')}>
          <Comments caseId={view.id} partnerName={view.partner?.name ?? null} />
        </Section>
        <Box sx={{ display: { lg: 'none' } }}>
          <History view={view} />
        </Box>
      </CaseColumns>
      {action === undefined || deal === undefined ? null : (
        <DealActionDialog deal={deal} action={action} onClose={() => setAction(undefined)} />
      )}
    </Page>
  );
}

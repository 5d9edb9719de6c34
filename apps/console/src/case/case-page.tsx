import type { CaseView } from '@countersign/contracts/case/operations';
import { Box, Button, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { AgreementChangeCase } from './agreement-change-case.tsx';
import { ApplicationCase } from './application-case.tsx';
import { CaseColumns, History } from './case-columns.tsx';
import { caseQuery, dealQuery } from './case-queries.ts';
import { Comments } from './comments.tsx';
import { DataRequestCase } from './data-request-case.tsx';
import { DealActionDialog, type DialogAction, dialogActions } from './deal-action-dialog.tsx';
import { DealTerms } from './deal-terms.tsx';
import { MatchList } from './match-list.tsx';
import { isMoneyCase, MoneyCase } from './money-case.tsx';
import { OnboardingCase } from './onboarding-case.tsx';
import { PromiseBlock } from './promise-block.tsx';
import { RenewalCase } from './renewal-case.tsx';
import { Revisions } from './revisions.tsx';
import { VettingCase } from './vetting-case.tsx';

/** One case: what is asked, what was promised, what changed, who decided, what happens next and by when. */
export default function CasePage() {
  const { caseId = '' } = useParams();
  const { data: view, error, isPending, refetch } = useQuery(caseQuery(caseId));
  if (isPending) return <LoadingLines lines={10} />;
  if (view === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (view.process === 'deal-registration') return <DealCase view={view} />;
  if (view.process === 'application') return <ApplicationCase view={view} />;
  if (view.process === 'data-request') return <DataRequestCase view={view} />;
  if (view.process === 'onboarding') return <OnboardingCase view={view} />;
  if (view.process === 'agreement-change') return <AgreementChangeCase view={view} />;
  if (view.process === 'renewal') return <RenewalCase view={view} />;
  return isMoneyCase(view) ? <MoneyCase view={view} /> : <VettingCase view={view} />;
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

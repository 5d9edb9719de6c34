import type { CaseView } from '@countersign/contracts/case/operations';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ProposalView } from '../agreement/proposal-view.tsx';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { CaseColumns, History } from './case-columns.tsx';
import { Comments } from './comments.tsx';
import { ReviewPage } from './review-page.tsx';

/** A partner's wording before those who decide on it: what it changes, why, who decides. */
export function AgreementChangeCase({ view }: { view: CaseView }) {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['agreements', 'proposal', view.subjectId, view.status],
    queryFn: ({ signal }) => call('agreement.proposal', { params: { proposalId: view.subjectId }, signal }),
  });
  return (
    <ReviewPage
      view={view}
      actions={
        data === undefined ? null : (
          <Button variant="outlined" component={Link} to={`/agreements/${data.agreementId}`}>
            {t('agreement.toAgreement')}
          </Button>
        )
      }
    >
      <CaseColumns view={view}>
        {data === undefined ? (
          isPending ? (
            <LoadingLines lines={8} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <ProposalView proposal={data} />
        )}
        <Section title={t('comment.title')}>
          <Comments caseId={view.id} partnerName={null} />
        </Section>
        <History view={view} isMoney />
      </CaseColumns>
    </ReviewPage>
  );
}

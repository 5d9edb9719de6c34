import type { CaseView } from '@countersign/contracts/case/operations';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { dataRequestQuery } from '../data-request/data-request-query.ts';
import { RequestView } from '../data-request/request-view.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { CaseColumns, History } from './case-columns.tsx';
import { Comments } from './comments.tsx';
import { ReviewPage } from './review-page.tsx';

/** A request about personal data before whoever decides: who asks, and what would become of what is held. */
export function DataRequestCase({ view }: { view: CaseView }) {
  const t = useText();
  const may = useMay();
  return (
    <ReviewPage
      view={view}
      actions={
        may('data-request.get') ? (
          <Button variant="outlined" component={Link} to={`/data-requests/${view.subjectId}`}>
            {t('dataRequest.open')}
          </Button>
        ) : null
      }
    >
      <CaseColumns view={view}>
        {may('data-request.get') ? <Asked id={view.subjectId} /> : null}
        <Section title={t('comment.title')}>
          <Comments caseId={view.id} partnerName={null} />
        </Section>
        <History view={view} isMoney />
      </CaseColumns>
    </ReviewPage>
  );
}

function Asked({ id }: { id: string }) {
  const { data: request, error, isPending, refetch } = useQuery(dataRequestQuery(id));
  if (isPending) return <LoadingLines lines={6} />;
  if (request === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <RequestView request={request} />;
}

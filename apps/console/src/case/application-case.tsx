import type { CaseView } from '@countersign/contracts/case/operations';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApplicationDetails } from '../application/application-details.tsx';
import { applicationQuery } from '../application/application-query.ts';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { CaseColumns, History } from './case-columns.tsx';
import { Comments } from './comments.tsx';
import { ReviewPage } from './review-page.tsx';

/** An application before whoever decides on it: what was answered, what screening found, who it may be. */
export function ApplicationCase({ view }: { view: CaseView }) {
  const t = useText();
  const { data, error, refetch } = useQuery(applicationQuery(view.subjectId));
  return (
    <ReviewPage
      view={view}
      actions={
        data?.partnerId == null ? null : (
          <Button variant="outlined" component={Link} to={`/partners/${data.partnerId}`}>
            {t('application.openPartner')}
          </Button>
        )
      }
    >
      <CaseColumns view={view} aside={<History view={view} isMoney />}>
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
      </CaseColumns>
    </ReviewPage>
  );
}

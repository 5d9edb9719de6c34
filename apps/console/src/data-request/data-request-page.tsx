import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { dataRequestQuery } from './data-request-query.ts';
import { RequestActions } from './request-actions.tsx';
import { RequestView } from './request-view.tsx';

/** One request about personal data, with its plan. */
export default function DataRequestPage() {
  const t = useText();
  const { requestId = '' } = useParams();
  const { data: request, error, isPending, refetch } = useQuery(dataRequestQuery(requestId));
  if (isPending) return <LoadingLines lines={6} />;
  if (request === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t('dataRequest.title', { number: request.number })}
      lead={`${t(`dataRequestKind.${request.kind}`)} · ${request.programName}`}
      back={{ to: '/data-requests', label: t('dataRequest.back') }}
      actions={
        <>
          <RequestActions request={request} />
          <Button
            variant={request.status === 'in_review' && request.obstacles.length === 0 ? 'contained' : 'outlined'}
            component={Link}
            to={`/cases/${request.caseId}`}
          >
            {t('money.openCase')}
          </Button>
        </>
      }
      width="reading"
    >
      <RequestView request={request} />
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { dealQuery } from '../case/case-queries.ts';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { DealEditor } from './deal-editor.tsx';

/** A draft, or the open fields of a change request; everything else is shown on the page of its case. */
export default function DealPage() {
  const { dealId } = useParams();
  const [search] = useSearchParams();
  const { data: deal, error, isPending, refetch } = useQuery({ ...dealQuery(dealId), refetchOnWindowFocus: false });
  if (isPending) return <LoadingLines lines={8} />;
  if (deal === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isAnswering = search.has('answer') && deal.actions.includes('answer');
  if (deal.caseId !== null && !isAnswering) return <Navigate to={`/cases/${deal.caseId}`} replace />;
  return <DealEditor key={deal.id} deal={deal} />;
}

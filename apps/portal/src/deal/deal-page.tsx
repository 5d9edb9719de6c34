import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useQuery } from '../data/use-query.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { DealView } from './view/deal-view.tsx';
import { isStarting } from './view/types.ts';

/** How often an open page looks whether something has moved, and while the case is being started. */
const refreshMs = 15_000;
const startingMs = 1_500;

export default function DealPage() {
  const { id = '' } = useParams();
  const [pace, setPace] = useState(refreshMs);
  const deal = useQuery(`deal ${id}`, (signal) => client.call('deal-registration.get', { params: { id }, signal }), {
    refreshMs: pace,
  });
  const wanted = deal.data !== undefined && isStarting(deal.data) ? startingMs : refreshMs;
  useEffect(() => setPace(wanted), [wanted]);
  const caseId = deal.data?.caseId ?? undefined;
  // The case moves with the deal: read again whenever the deal's revision or status is another.
  const caseKey = caseId === undefined ? undefined : `case ${caseId}`;
  const view = useQuery(caseKey, (signal) => client.call('case.get', { params: { id: caseId ?? '' }, signal }), {
    refreshMs: pace,
  });
  const error = deal.error ?? view.error;
  if (deal.data === undefined || (caseId !== undefined && view.data === undefined)) {
    if (error === undefined) return <Loading rows={6} />;
    return (
      <Failure
        isPage
        error={error}
        onRetry={() => {
          deal.reload();
          view.reload();
        }}
      />
    );
  }
  return (
    <DealView
      deal={deal.data}
      caseView={view.data}
      onChanged={() => {
        deal.reload();
        view.reload();
      }}
    />
  );
}

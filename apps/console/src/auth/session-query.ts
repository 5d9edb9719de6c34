import { ApiProblem, isProblem } from '@countersign/ui/client/problem';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { currentMembershipId, forgetMembership } from './membership.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => getSession(signal),
  staleTime: 60_000,
  retry: false,
});

export const readSession = (queryClient: QueryClient) => queryClient.ensureQueryData(sessionQuery);

/** A membership that this browser remembers may have ended since; the API then chooses. */
async function getSession(signal: AbortSignal) {
  const session = await askForSession(signal);
  if (session === null) throw new ApiProblem({ status: 401, code: 'sign_in_required' });
  return session;
}

async function askForSession(signal: AbortSignal) {
  try {
    return await call('session.get', { signal });
  } catch (error) {
    const isRefused = isProblem(error) && (error.status === 403 || error.status === 404);
    if (!isRefused || currentMembershipId() === undefined) throw error;
    forgetMembership();
    return call('session.get', { signal });
  }
}

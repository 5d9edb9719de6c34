import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('session.get', { signal }),
  staleTime: 60_000,
  retry: false,
});

export const readSession = (queryClient: QueryClient) => queryClient.ensureQueryData(sessionQuery);

import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

/** While checks run it changes by itself. */
export const vettingQuery = (id: string) =>
  queryOptions({
    queryKey: ['vettings', 'one', id],
    queryFn: ({ signal }) => call('vetting.get', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'checking' ? 2_000 : 30_000),
  });

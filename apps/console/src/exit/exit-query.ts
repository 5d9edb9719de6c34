import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

/** While its effects are carried out it changes by itself. */
export const exitQuery = (id: string) =>
  queryOptions({
    queryKey: ['exits', 'one', id],
    queryFn: ({ signal }) => call('exit.get', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'ending' ? 3_000 : 30_000),
  });

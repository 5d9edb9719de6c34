import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

/** While it is being closed it is looked at every two seconds. */
export const periodQuery = (id: string) =>
  queryOptions({
    queryKey: ['periods', 'one', id],
    queryFn: ({ signal }) => call('period.get', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'closing' ? 2_000 : 30_000),
  });

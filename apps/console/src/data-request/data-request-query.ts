import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const dataRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['data-requests', 'one', id],
    queryFn: ({ signal }) => call('data-request.get', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.status === 'in_review' || state.data?.status === 'carrying_out' ? 15_000 : false,
  });

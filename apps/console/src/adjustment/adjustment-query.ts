import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const adjustmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['adjustments', 'one', id],
    queryFn: ({ signal }) => call('adjustment.get', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'in_review' ? 15_000 : false),
  });

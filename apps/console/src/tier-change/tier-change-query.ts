import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const tierChangeQuery = (id: string) =>
  queryOptions({
    queryKey: ['tier-changes', 'one', id],
    queryFn: ({ signal }) => call('tier-change.get', { params: { id }, signal }),
  });

import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', 'one', id],
    queryFn: ({ signal }) => call('plan.get', { params: { id }, signal }),
  });

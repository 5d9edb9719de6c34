import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

/** Under way it changes by the bank's word, so that it is looked at again. */
export const payoutRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['payout-runs', 'one', id],
    queryFn: ({ signal }) => call('payout-run.get', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'approved' ? 3_000 : 30_000),
  });

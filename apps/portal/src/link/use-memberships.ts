import type { Reply } from '@countersign/ui/client/operation-types';
import { client } from '../app/clients.ts';
import { type Query, useQuery } from '../data/use-query.ts';

export type Membership = Reply<'enrollment.list'>['items'][number];

/** The programs that the reader's company takes part in. */
export function useMemberships(): Query<Reply<'enrollment.list'>> {
  return useQuery('memberships', (signal) => client.call('enrollment.list', { query: { limit: 100 }, signal }));
}

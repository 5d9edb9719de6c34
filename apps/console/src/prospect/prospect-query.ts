import type { Reply } from '@countersign/ui/client/operation-types';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export type Prospect = Reply<'prospect.list'>['items'][number];

export function prospectQuery(id: string) {
  return queryOptions({
    queryKey: ['prospect', id],
    queryFn: ({ signal }) => call('prospect.get', { params: { id }, signal }),
  });
}

import type { Reply } from '@countersign/ui/client/operation-types';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export type Application = Reply<'application.get'>;

/** Under `case`, so that a decision reads it again. */
export function applicationQuery(id: string) {
  return queryOptions({
    queryKey: ['case', 'application', id],
    queryFn: ({ signal }) => call('application.get', { params: { id }, signal }),
    enabled: id !== '',
  });
}

import type { Reply } from '@countersign/ui/client/operation-types';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export type Saga = Reply<'saga.get'>;
export type SagaRow = Reply<'saga.list'>['items'][number];

/** While it is carried out or undone it changes by itself. */
export const sagaQuery = (id: string) =>
  queryOptions({
    queryKey: ['sagas', 'one', id],
    queryFn: ({ signal }) => call('saga.get', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.status === 'running' || state.data?.status === 'undoing' ? 2_000 : 30_000,
  });

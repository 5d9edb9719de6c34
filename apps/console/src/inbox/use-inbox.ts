import type { Task } from '@countersign/contracts/task/task';
import type { CallInput } from '@countersign/ui/client/operation-types';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../data/api.ts';

export type InboxFilter = Pick<NonNullable<CallInput<'task.list'>['query']>, 'scope' | 'search' | 'overdue' | 'sort'>;

const pageSize = 50;

/** The tasks of one view of the inbox, read on as far as the person has gone. */
export function useInbox(filter: InboxFilter) {
  const query = useInfiniteQuery({
    queryKey: ['task', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('task.list', {
        query: { ...filter, limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const tasks = useMemo<Task[]>(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, tasks, total: query.data?.pages[0]?.total ?? 0 };
}

import type { Reply } from '@countersign/ui/client/operation-types';
import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'view'],
    queryFn: ({ signal }) => call('case.get', { params: { id }, signal }),
    refetchInterval: ({ state }) => (isBeingRouted(state.data) ? 2_000 : 30_000),
  });

export const dealQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['deal', id],
    queryFn: id === undefined ? skipToken : ({ signal }) => call('deal-registration.get', { params: { id }, signal }),
  });

export const matchesQuery = (dealId: string) =>
  queryOptions({
    queryKey: ['deal', dealId, 'matches'],
    queryFn: ({ signal }) => call('deal-registration.matches', { params: { id: dealId }, signal }),
  });

export const revisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'revisions'],
    queryFn: ({ signal }) => call('case.revisions', { params: { id }, signal }),
  });

export const timelineQuery = (id: string, version: string) =>
  infiniteQueryOptions({
    queryKey: ['case', id, 'timeline', version],
    queryFn: ({ pageParam, signal }) =>
      call('case.timeline', { params: { id }, query: { limit: 100, ...cursorOf(pageParam) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const commentsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['case', id, 'comments'],
    queryFn: ({ pageParam, signal }) =>
      call('case.comments', { params: { id }, query: { limit: 100, ...cursorOf(pageParam) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** Just submitted, and nobody has been found yet who decides. */
export function isBeingRouted(view: Reply<'case.get'> | undefined): boolean {
  return view?.status === 'submitted' && view.whereabouts.heldBy === null;
}

function cursorOf(pageParam: string): { cursor?: string } {
  return pageParam === '' ? {} : { cursor: pageParam };
}

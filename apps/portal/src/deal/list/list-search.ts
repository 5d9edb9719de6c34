import { closedDealStatuses, type DealStatus, dealStatuses } from '@countersign/domain/deal-registration/deal';

export const dealFilters = ['all', 'needsYou', 'underReview', 'protected', 'closed'] as const;
export type DealFilter = (typeof dealFilters)[number];
export const dealSorts = ['-changedAt', 'dueAt', '-submittedAt', 'customerName'] as const;
export type DealSort = (typeof dealSorts)[number];

const groups: Record<Exclude<DealFilter, 'all'>, readonly DealStatus[]> = {
  needsYou: ['draft', 'changes_requested', 'offered'],
  underReview: ['submitted', 'in_review', 'waitlisted'],
  protected: ['approved', 'win_reported'],
  closed: closedDealStatuses,
};

export interface ListSearch {
  readonly text: string;
  /** A group of statuses, or a single one as the home page links it. */
  readonly filter: DealFilter | DealStatus;
  readonly sort: DealSort;
}

export function readSearch(params: URLSearchParams): ListSearch {
  const filter = params.get('status');
  return {
    text: params.get('q') ?? '',
    filter: [...dealFilters, ...dealStatuses].find((one) => one === filter) ?? 'all',
    sort: dealSorts.find((one) => one === params.get('sort')) ?? '-changedAt',
  };
}

export function writeSearch(search: ListSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (search.text !== '') params.set('q', search.text);
  if (search.filter !== 'all') params.set('status', search.filter);
  if (search.sort !== '-changedAt') params.set('sort', search.sort);
  return params;
}

/** The group that the filter is, or that its status belongs to. */
export function filterOf(search: ListSearch): DealFilter {
  const { filter } = search;
  return (
    dealFilters.find((one) => one === filter || (one !== 'all' && groups[one].some((status) => status === filter))) ??
    'all'
  );
}

export function statusesOf(filter: ListSearch['filter']): readonly DealStatus[] | undefined {
  if (filter === 'all') return undefined;
  return filter in groups ? groups[filter as Exclude<DealFilter, 'all'>] : [filter as DealStatus];
}

import { dealStatuses } from '@countersign/domain/deal-registration/deal';
import { describe, expect, it } from 'vitest';
import { dealFilters, filterOf, readSearch, statusesOf, writeSearch } from './list-search.ts';

describe('the search of the deals list', () => {
  it('survives the address', () => {
    const search = { text: 'müller & söhne', filter: 'underReview', sort: 'dueAt' } as const;
    expect(readSearch(new URLSearchParams(writeSearch(search).toString()))).toEqual(search);
  });

  it('takes what it does not know for nothing', () => {
    expect(readSearch(new URLSearchParams('status=stolen&sort=DROP'))).toEqual({
      text: '',
      filter: 'all',
      sort: '-changedAt',
    });
  });

  it('has every status in exactly one group', () => {
    const grouped = dealFilters.flatMap((filter) => statusesOf(filter) ?? []);
    expect(grouped.toSorted()).toEqual(dealStatuses.toSorted());
  });

  it('narrows to one status and still shows its group as chosen', () => {
    const search = readSearch(new URLSearchParams('status=offered'));
    expect(statusesOf(search.filter)).toEqual(['offered']);
    expect(filterOf(search)).toBe('needsYou');
  });
});

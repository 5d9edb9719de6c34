import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Page } from '../parts/page.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { DealTable } from './list/deal-table.tsx';
import {
  dealFilters,
  dealSorts,
  filterOf,
  type ListSearch,
  readSearch,
  statusesOf,
  writeSearch,
} from './list/list-search.ts';

const pageSize = 25;
const typingPauseMs = 300;

export default function ListPage() {
  const { texts } = useWords();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const show = (change: Partial<ListSearch>) =>
    setParams(writeSearch({ ...search, ...change }), { replace: true, preventScrollReset: true });
  const fingerprint = JSON.stringify(search);
  const pages = useCursorPages(fingerprint);
  const statuses = statusesOf(search.filter);

  const { data, error, isLoading, reload } = useQuery(
    `deals ${fingerprint} ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('deal-registration.list', {
        query: {
          limit: pageSize,
          sort: search.sort,
          ...(search.text === '' ? {} : { search: search.text }),
          ...(statuses === undefined ? {} : { status: statuses.join(',') }),
          ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
        },
        signal,
      }),
    { keepPrevious: true, refreshMs: 30_000 },
  );
  const isNarrowed = search.text !== '' || search.filter !== 'all';
  const register = may('deal-registration.create-draft') && (
    <ButtonLink to="/deals/new" kind="primary" icon="plus">
      {texts.app.register}
    </ButtonLink>
  );

  return (
    <Page title={texts.deals.title} actions={<div className="only-small">{register}</div>}>
      <div className="list-tools">
        <SearchField text={search.text} onText={(text) => show({ text })} />
        <label className="sort">
          <span>{texts.deals.sort}</span>
          <select
            value={search.sort}
            onChange={(chosen) =>
              show({ sort: dealSorts.find((sort) => sort === chosen.target.value) ?? '-changedAt' })
            }
          >
            {dealSorts.map((sort) => (
              <option key={sort} value={sort}>
                {texts.deals.sorts[sort]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="filters" role="group" aria-label={texts.deals.filters}>
        {dealFilters.map((filter) => (
          <button
            key={filter}
            type="button"
            className="chip"
            aria-pressed={filterOf(search) === filter}
            onClick={() => show({ filter })}
          >
            {texts.deals[filter]}
          </button>
        ))}
      </div>
      {data === undefined && error === undefined && <Loading rows={8} />}
      {data === undefined && error !== undefined && <Failure error={error} onRetry={reload} />}
      {data !== undefined && data.items.length === 0 && (
        <Empty
          icon={isNarrowed ? 'search' : 'deals'}
          title={isNarrowed ? texts.deals.noMatchTitle : texts.deals.emptyTitle}
          text={isNarrowed ? texts.deals.noMatchText : texts.deals.emptyText}
        >
          {isNarrowed ? (
            <Button onClick={() => show({ text: '', filter: 'all' })}>{texts.deals.clear}</Button>
          ) : (
            register
          )}
        </Empty>
      )}
      {data !== undefined && data.items.length > 0 && (
        <>
          <DealTable deals={data.items} isStale={isLoading} />
          <Pager label={texts.deals.title} pages={pages} pageSize={pageSize} page={data} />
        </>
      )}
    </Page>
  );
}

/** Searches once the person pauses, and keeps up when the address changes. */
function SearchField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { texts } = useWords();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onText(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <label className="search">
      <Icon name="search" />
      <span className="visually-hidden">{texts.deals.search}</span>
      <input
        type="search"
        maxLength={120}
        placeholder={texts.deals.search}
        value={typed}
        onChange={(change) => setTyped(change.target.value)}
      />
    </label>
  );
}

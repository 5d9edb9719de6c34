import { type LineState, lineStates } from '@countersign/domain/rating/line';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty } from '../parts/states.tsx';
import { ExplainDialog } from './explain-dialog-lazy.tsx';
import { LineTable } from './line-table.tsx';

const pageSize = 25;
const choices = ['all', ...lineStates] as const;

/** Every line that was earned or taken back, and why. */
export function LinesSection() {
  const { texts } = useWords();
  const [params, setParams] = useSearchParams();
  const [explained, setExplained] = useState<string>();
  const state = lineStates.find((one) => one === params.get('state'));
  const pages = useCursorPages(state ?? 'all');
  const lines = useQuery(
    `lines ${state ?? 'all'} ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('line.list', {
        query: {
          limit: pageSize,
          ...(state === undefined ? {} : { state }),
          ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
        },
        signal,
      }),
    { keepPrevious: true, refreshMs: 30_000 },
  );
  const show = (chosen: LineState | 'all') =>
    setParams(chosen === 'all' ? {} : { state: chosen }, { replace: true, preventScrollReset: true });
  return (
    <section className="part" aria-labelledby="lines-heading">
      <h2 id="lines-heading">{texts.earnings.lines}</h2>
      <FilterChips
        label={texts.earnings.lineFilters}
        choices={choices}
        chosen={state ?? 'all'}
        textOf={(choice) => (choice === 'all' ? texts.earnings.all : texts.earnings.states[choice])}
        onChoose={show}
      />
      <Loaded query={lines}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty
              icon="earnings"
              title={state === undefined ? texts.earnings.emptyTitle : texts.earnings.noMatchTitle}
              text={state === undefined ? texts.earnings.emptyText : texts.earnings.noMatchText}
            >
              {state === undefined ? (
                <ButtonLink to="/links" kind="primary">
                  {texts.earnings.toLinks}
                </ButtonLink>
              ) : (
                <Button onClick={() => show('all')}>{texts.earnings.all}</Button>
              )}
            </Empty>
          ) : (
            <>
              <LineTable lines={page.items} isStale={lines.isLoading} onExplain={setExplained} />
              <Pager label={texts.earnings.lines} pages={pages} pageSize={pageSize} page={page} />
            </>
          )
        }
      </Loaded>
      {explained !== undefined && <ExplainDialog id={explained} onClose={() => setExplained(undefined)} />}
    </section>
  );
}

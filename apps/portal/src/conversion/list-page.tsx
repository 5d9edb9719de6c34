import { eventStatuses } from '@countersign/domain/event/event';
import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { ExplainDialog } from '../earning/explain-dialog-lazy.tsx';
import { LinkTabs } from '../link/link-tabs.tsx';
import { Badge } from '../parts/badge.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty } from '../parts/states.tsx';
import { eventLooks } from './event-looks.ts';

type Event = Reply<'event.list'>['items'][number];

const pageSize = 25;
const choices = ['all', ...eventStatuses] as const;

export default function ConversionsPage() {
  const { texts } = useWords();
  const [params, setParams] = useSearchParams();
  const [explained, setExplained] = useState<string>();
  const status = eventStatuses.find((one) => one === params.get('status'));
  const pages = useCursorPages(status ?? 'all');
  const events = useQuery(
    `events ${status ?? 'all'} ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('event.list', {
        query: {
          limit: pageSize,
          ...(status === undefined ? {} : { status }),
          ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
        },
        signal,
      }),
    { keepPrevious: true, refreshMs: 10_000 },
  );
  const show = (chosen: (typeof choices)[number]) =>
    setParams(chosen === 'all' ? {} : { status: chosen }, { replace: true, preventScrollReset: true });
  return (
    <Page title={texts.conversions.title} intro={texts.conversions.intro}>
      <LinkTabs />
      <FilterChips
        label={texts.conversions.filters}
        choices={choices}
        chosen={status ?? 'all'}
        textOf={(choice) => (choice === 'all' ? texts.conversions.all : texts.conversions.states[choice])}
        onChoose={show}
      />
      <Loaded query={events}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty
              icon="trophy"
              title={status === undefined ? texts.conversions.emptyTitle : texts.conversions.noMatchTitle}
              text={status === undefined ? texts.conversions.emptyText : texts.conversions.noMatchText}
            >
              {status === undefined ? (
                <ButtonLink to="/conversions/test">{texts.conversions.toTest}</ButtonLink>
              ) : (
                <Button onClick={() => show('all')}>{texts.conversions.all}</Button>
              )}
            </Empty>
          ) : (
            <>
              <EventTable events={page.items} isStale={events.isLoading} onExplain={setExplained} />
              <Pager label={texts.conversions.title} pages={pages} pageSize={pageSize} page={page} />
            </>
          )
        }
      </Loaded>
      {explained !== undefined && <ExplainDialog id={explained} onClose={() => setExplained(undefined)} />}
    </Page>
  );
}

interface EventTableProps {
  readonly events: readonly Event[];
  readonly isStale: boolean;
  readonly onExplain: (id: string) => void;
}

function EventTable({ events, isStale, onExplain }: EventTableProps) {
  const { texts } = useWords();
  return (
    <div className="table-frame" aria-busy={isStale}>
      <table className="deal-table">
        <thead>
          <tr>
            <th scope="col">{texts.conversions.what}</th>
            <th scope="col">{texts.conversions.status}</th>
            <th scope="col">{texts.conversions.customer}</th>
            <th scope="col" className="number-cell">
              {texts.conversions.net}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.id} event={event} onExplain={onExplain} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event, onExplain }: { readonly event: Event; readonly onExplain: (id: string) => void }) {
  const { texts, fill, format } = useWords();
  const kind = texts.money.eventKind[event.kind];
  return (
    <tr>
      <th scope="row" className="cell-customer">
        <strong>{kind}</strong>
        <small>
          <time dateTime={event.occurredAt} title={format.dateTimeLong(event.occurredAt)}>
            {format.dateTime(event.occurredAt)}
          </time>
          {' · '}
          {event.externalId}
        </small>
      </th>
      <td className="cell-status">
        <Badge {...eventLooks[event.status]}>{texts.conversions.states[event.status]}</Badge>
        {event.status === 'kept' && (
          <small className="wrapping">
            {event.reason === null ? texts.conversions.reasons.self_referral : texts.conversions.reasons[event.reason]}
          </small>
        )}
      </td>
      <td className="cell-products">
        {event.customer ?? <span className="soft">{texts.conversions.hidden}</span>}
        {event.product !== null && <small>{event.product}</small>}
      </td>
      <td className="cell-amount number-cell">
        {event.net !== null && <strong>{format.money(event.net)}</strong>}
        <button
          type="button"
          className="link-button"
          aria-label={fill(texts.conversions.whyFor, { kind, date: format.date(event.occurredAt) })}
          onClick={() => onExplain(event.id)}
        >
          {texts.conversions.why}
        </button>
      </td>
    </tr>
  );
}

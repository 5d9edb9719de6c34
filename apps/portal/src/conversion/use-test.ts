import type { Reply } from '@countersign/ui/client/operation-types';
import { client } from '../app/clients.ts';
import { useQuery } from '../data/use-query.ts';

export type Touch = Reply<'touch.list'>['items'][number];
export type Event = Reply<'event.get'>;
export type Line = Reply<'line.list'>['items'][number];

const lookMs = 2_000;
/** Clocks differ: what came a moment before the test began belongs to it. */
const slackMs = 60_000;

interface Watched {
  readonly linkId: string;
  readonly reference: string;
  /** Undefined before the link is opened: nothing is asked then. */
  readonly startedAt: string | undefined;
}

interface Found {
  readonly touch: Touch | undefined;
  readonly event: Event | undefined;
  readonly line: Line | undefined;
  readonly error: unknown;
}

/** What has come of a test so far, asked again every two seconds. */
export function useTest({ linkId, reference, startedAt }: Watched): Found {
  const from = startedAt === undefined ? undefined : new Date(Date.parse(startedAt) - slackMs).toISOString();
  const key = (what: string, ...of: readonly string[]) =>
    from === undefined ? undefined : [`test ${what}`, linkId, from, ...of].join(' ');
  const touches = useQuery(
    key('touches'),
    (signal) => client.call('touch.list', { query: { linkId, limit: 1, ...(from && { from }) }, signal }),
    { refreshMs: lookMs },
  );
  const touch = touches.data?.items[0];
  const events = useQuery(
    key('events', reference),
    (signal) =>
      client.call('event.list', {
        query: { limit: 50, ...(reference === '' ? from && { from } : { externalId: reference }) },
        signal,
      }),
    { refreshMs: lookMs },
  );
  const eventId = events.data?.items.find(
    (event) => reference !== '' || (touch !== undefined && event.clickId === touch.id),
  )?.id;
  const event = useQuery(
    eventId === undefined ? undefined : key('event', eventId),
    (signal) => client.call('event.get', { params: { id: eventId ?? '' }, signal }),
    { refreshMs: lookMs },
  );
  const lines = useQuery(
    eventId === undefined ? undefined : key('lines', eventId),
    (signal) => client.call('line.list', { query: { eventId: eventId ?? '', limit: 10 }, signal }),
    { refreshMs: lookMs },
  );
  return {
    touch,
    event: eventId === undefined ? undefined : event.data,
    line: eventId === undefined ? undefined : lines.data?.items[0],
    error: touches.error ?? events.error ?? event.error ?? lines.error,
  };
}

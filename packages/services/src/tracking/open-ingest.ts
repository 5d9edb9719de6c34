import { roleUrl } from '@countersign/db/roles';
import { copyRows } from '@countersign/db/sql/copy-rows';
import { openSql } from '@countersign/db/sql/open-sql';
import { type LinkRoute, readLinkRoutes } from '../link/read-routes.ts';
import { arrivingTouches } from '../touch/arriving-touch.ts';
import { arrivingEvents } from './arriving-event.ts';
import { readSourceRoutes, type SourceRoute } from './read-source-routes.ts';

/** What the tracker knows of the database: two look-ups and two places to add to. */
export interface Ingest {
  readLinks(codes: readonly string[]): Promise<ReadonlyMap<string, LinkRoute>>;
  readSources(keys: readonly string[]): Promise<ReadonlyMap<string, SourceRoute>>;
  /** Resolves when the lines are committed, as `copyRows` says. */
  addTouches(lines: string): Promise<void>;
  addEvents(lines: string): Promise<void>;
  check(): Promise<void>;
  close(): Promise<void>;
}

const statementTimeoutMs = 5_000;
/** Longer than the server's own deadline: past it, nobody is at the other end. */
const copyTimeoutMs = 6_500;

/** Opens the database as the tracker's role, which may look up routes and add, and read nothing of any tenant. */
export function openIngest(at: { readonly databaseUrl: string; readonly secret: string }): Ingest {
  const url = roleUrl(at.databaseUrl, at.secret, 'countersign_tracker');
  const open = (maxConnections: number) =>
    openSql(url, { maxConnections, applicationName: 'countersign_tracker', statementTimeoutMs });
  const lookups = open(3);
  const writers = { touches: open(1), events: open(1) };

  async function add(name: keyof typeof writers, lines: string): Promise<void> {
    const into = name === 'touches' ? arrivingTouches : arrivingEvents;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(Object.assign(new Error('no answer to COPY'), { code: 'COPY_TIMEOUT' })),
        copyTimeoutMs,
      );
    });
    try {
      await Promise.race([copyRows(writers[name], into, lines), late]);
    } catch (err) {
      if (err instanceof Error && Reflect.get(err, 'code') === 'COPY_TIMEOUT') {
        const lost = writers[name];
        writers[name] = open(1);
        // The old connection is of no use; that it cannot be ended in order is no news.
        lost.end({ timeout: 0 }).catch(() => {});
      }
      throw err;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    readLinks: (codes) => readLinkRoutes(lookups, codes),
    readSources: (keys) => readSourceRoutes(lookups, keys),
    addTouches: (lines) => add('touches', lines),
    addEvents: (lines) => add('events', lines),
    check: async () => void (await lookups`select 1`),
    close: async () => {
      await Promise.all([lookups, writers.touches, writers.events].map((client) => client.end({ timeout: 2 })));
    },
  };
}

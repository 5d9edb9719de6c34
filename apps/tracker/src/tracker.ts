import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Health } from '@countersign/runtime/health';
import { healthReply } from '@countersign/runtime/health-server';
import type { Metrics } from '@countersign/runtime/metrics';
import { type CompiledRoute, compileRoute } from '@countersign/services/link/compile-route';
import { createVisitRecognition } from '@countersign/services/touch/recognise-visit';
import { createGroupCommit, type GroupCommit } from '@countersign/services/tracking/group-commit';
import { isUnfitData, isUnsent } from '@countersign/services/tracking/ingest-errors';
import { createLookupCache } from '@countersign/services/tracking/lookup-cache';
import type { Ingest } from '@countersign/services/tracking/open-ingest';
import { createClickAnswer } from './click/answer-click.ts';
import { countFigures } from './figures.ts';
import { createPostbackAnswer } from './postback/answer-postback.ts';
import { sendPage } from './reply.ts';
import { createStamps } from './stamps.ts';

export interface TrackerParts {
  readonly ingest: Ingest;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly isSecure: boolean;
  readonly waitMs: number;
  readonly queueMax: number;
  readonly routesKeptMs: number;
  readonly onError: (err: unknown, what: string) => void;
}

export interface Tracker {
  readonly server: Server;
  /** Writes what has been taken in and is not yet answered. */
  readonly drain: () => Promise<void>;
}

const routesMax = 100_000;
const requestTimeoutMs = 20_000;

/** The tracker without a port: clicks, postbacks and health pages. */
export function createTracker(parts: TrackerParts): Tracker {
  const { ingest, waitMs, queueMax } = parts;
  const stamp = createStamps(Date.now);
  const commits = {
    touches: createGroupCommit({
      write: ingest.addTouches,
      isUnfit: isUnfitData,
      // A click that was written twice has the same id, and is moved on once.
      mayRepeat: () => true,
      waitMs,
      queueMax,
      onFailure: (err) => parts.onError(err, 'clicks could not be written'),
    }),
    events: createGroupCommit({
      write: ingest.addEvents,
      isUnfit: isUnfitData,
      mayRepeat: isUnsent,
      waitMs,
      queueMax,
      onFailure: (err) => parts.onError(err, 'postbacks could not be written'),
    }),
  };
  const figures = countFigures(parts.metrics, commits);
  const keeping = { keptMs: parts.routesKeptMs, entriesMax: routesMax };
  const answerClick = createClickAnswer({
    routes: createLookupCache<CompiledRoute>({
      ...keeping,
      load: async (codes) => compiled(await ingest.readLinks(codes)),
    }),
    commit: commits.touches,
    recognise: createVisitRecognition(),
    stamp,
    waitMs,
    isSecure: parts.isSecure,
    count: figures.visit,
    onError: (err) => parts.onError(err, 'a link could not be looked up'),
  });
  const answerPostback = createPostbackAnswer({
    sources: createLookupCache({ ...keeping, load: ingest.readSources }),
    commit: commits.events,
    stamp,
    waitMs,
    count: figures.postback,
    onError: (err) => parts.onError(err, 'a source could not be looked up'),
  });
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (path.startsWith('/k/')) return answerClick(request, response, { kind: 'click', code: path.slice(3), query });
    if (path.startsWith('/i/')) {
      const code = path.endsWith('.gif') ? path.slice(3, -4) : path.slice(3);
      return answerClick(request, response, { kind: 'impression', code, query });
    }
    const answered = path.startsWith('/p/')
      ? answerPostback(request, response, { key: path.slice(3), query })
      : answerHealth(parts, path, response);
    answered.catch((err: unknown) => {
      parts.onError(err, 'a request failed');
      if (!response.headersSent) sendPage(response, 503);
    });
  };
  const server = createServer({ requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs }, answer);
  const drainAll = (all: Record<string, GroupCommit>) =>
    Promise.all(Object.values(all).map((commit) => commit.drain()));
  return { server, drain: async () => void (await drainAll(commits)) };
}

function compiled(routes: Awaited<ReturnType<Ingest['readLinks']>>): ReadonlyMap<string, CompiledRoute> {
  return new Map([...routes].map(([code, route]) => [code, compileRoute(route)]));
}

async function answerHealth(
  parts: Pick<TrackerParts, 'health' | 'metrics'>,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const reply = await healthReply(path, parts);
  if (reply === undefined) return sendPage(response, 404);
  response.writeHead(reply.status, { 'content-type': reply.type, 'cache-control': 'no-store' });
  response.end(reply.body);
}

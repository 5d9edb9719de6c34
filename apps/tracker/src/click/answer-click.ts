import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { noParameters, readClick, storable } from '@countersign/domain/touch/read-click';
import { type CompiledRoute, destinationOf } from '@countersign/services/link/compile-route';
import { arrivingTouchLine } from '@countersign/services/touch/arriving-touch';
import type { Visit } from '@countersign/services/touch/recognise-visit';
import type { GroupCommit } from '@countersign/services/tracking/group-commit';
import type { LookupCache } from '@countersign/services/tracking/lookup-cache';
import { within } from '@countersign/services/tracking/within';
import { sendPage, sendPixel } from '../reply.ts';
import type { Stamp } from '../stamps.ts';
import { visitorCookie } from './visitor-cookie.ts';

export interface ClickParts {
  readonly routes: LookupCache<CompiledRoute>;
  readonly commit: GroupCommit;
  readonly recognise: (visit: Visit) => 'valid' | 'bot' | 'prefetch';
  readonly stamp: () => Stamp;
  readonly waitMs: number;
  /** Whether visitors come by https. */
  readonly isSecure: boolean;
  readonly count: (kind: VisitKind, outcome: ClickOutcome) => void;
  readonly onError: (err: unknown) => void;
}

/** A click leads on; an impression is a picture of one dot on a partner's page. */
export type VisitKind = 'click' | 'impression';
export type ClickOutcome = 'valid' | 'bot' | 'prefetch' | 'link_archived' | 'unknown' | 'refused';

const codePattern = /^[2-9b-z]{10}$/;
const userAgentLengthMax = 400;
const host = /^https?:\/\/(?:[^/@]*@)?([a-z0-9.-]{1,253})(?:[:/?#]|$)/i;

export interface VisitAddress {
  readonly kind: VisitKind;
  readonly code: string;
  readonly query: string;
}

/** Answers `/k/<code>` and `/i/<code>`: the click or impression is committed first, then the visitor gets the answer. */
export function createClickAnswer(parts: ClickParts) {
  return (request: IncomingMessage, response: ServerResponse, address: VisitAddress): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendPage(response, 405);
    const route = codePattern.test(address.code) ? parts.routes.known(address.code) : null;
    if (route !== undefined) return follow(parts, { request, response, route, address });
    within(parts.waitMs, parts.routes.load(address.code)).then(
      (loaded) => follow(parts, { request, response, route: loaded, address }),
      (err: unknown) => {
        parts.onError(err);
        parts.count(address.kind, 'refused');
        sendPage(response, 503);
      },
    );
  };
}

interface Click {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly route: CompiledRoute | null;
  readonly address: VisitAddress;
}

function follow(parts: ClickParts, { request, response, route: compiled, address: { kind, query } }: Click): void {
  if (compiled === null) {
    parts.count(kind, 'unknown');
    return sendPage(response, 404);
  }
  const { headers, method = 'GET' } = request;
  const { route } = compiled;
  const userAgent = headers['user-agent'];
  const { id, at } = parts.stamp();
  const recognised = parts.recognise({ method, userAgent, purpose: purposeOf(headers) });
  const quality = route.isLive ? recognised : 'link_archived';
  const asked = query === '' ? noParameters : readClick(query);
  const destination = query === '' || kind === 'impression' ? undefined : destinationOf(compiled, { ...asked, id });
  const cookie =
    recognised === 'valid'
      ? visitorCookie(
          compiled,
          {
            cookieHeader: headers.cookie,
            hasObjected: headers['sec-gpc'] === '1',
            hasConsent: asked.hasConsent,
          },
          { isSecure: parts.isSecure, newId: randomUUID },
        )
      : undefined;
  const line = arrivingTouchLine({
    owner: compiled.owner,
    id,
    receivedAt: at,
    kind,
    quality,
    visitorId: cookie?.visitorId ?? null,
    subIds: query === '' ? '{}' : JSON.stringify(asked.subIds),
    utm: query === '' ? compiled.utmJson : JSON.stringify({ ...route.utm, ...asked.utm }),
    target: destination?.target ?? route.target,
    deepLinkRefusal: destination?.deepLinkRefusal ?? null,
    referrerHost: referrerHostOf(headers.referer),
    userAgent: userAgent === undefined ? null : storable(userAgent, userAgentLengthMax),
    paidSearch: asked.paidSearch ?? null,
  });
  const location = destination?.location ?? compiled.head + id + compiled.tail;
  parts.commit.add(line, (refusal) => {
    if (refusal !== undefined) {
      parts.count(kind, 'refused');
      return sendPage(response, 503);
    }
    parts.count(kind, quality);
    if (kind === 'impression') return sendPixel(response, cookie?.setCookie ?? null);
    response.writeHead(
      302,
      cookie?.setCookie
        ? ['location', location, 'cache-control', 'no-store', 'set-cookie', cookie.setCookie]
        : ['location', location, 'cache-control', 'no-store'],
    );
    response.end();
  });
}

function purposeOf(headers: IncomingMessage['headers']): string | undefined {
  const given = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-purpose'] ?? headers['x-moz'];
  return Array.isArray(given) ? given.join() : given;
}

function referrerHostOf(referrer: string | undefined): string | null {
  return referrer === undefined ? null : (host.exec(referrer)?.[1]?.toLowerCase() ?? null);
}

import type { Health } from '@countersign/runtime/health';
import type { Logger } from '@countersign/runtime/logger';
import type { Metrics } from '@countersign/runtime/metrics';
import { AppError } from '@countersign/services/app-error';
import type { Ids, Limits, Ports, ServiceContext } from '@countersign/services/context';
import type { Database } from '@countersign/services/database/open';
import type { Auth } from '@countersign/services/identity/auth';
import { trustedOrigins } from '@countersign/services/identity/trusted-origins';
import express, { type Express } from 'express';
import { docsRoutes } from './docs/docs-routes.ts';
import { healthRoutes } from './health/health-routes.ts';
import { measureRequests } from './health/measure-requests.ts';
import { identify } from './identity/identify.ts';
import { mountAuth } from './identity/mount-auth.ts';
import { logRequests } from './log-requests.ts';
import { openApiDocument } from './openapi/document.ts';
import { problemHandler } from './problem/send-problem.ts';
import { requestFactsOf, requestIdOf, requestLogOf } from './request-context.ts';
import { routes } from './routes.ts';
import { apiBase } from './routing/send-reply.ts';
import { type ServeOptions, serve } from './routing/serve.ts';
import { securityHeaders } from './security/headers.ts';
import {
  defaultRateLimits,
  limitAddresses,
  limitPrincipals,
  limitStrangers,
  type RateLimits,
} from './security/rate-limits.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

export interface AppParts {
  readonly auth: Auth;
  readonly db: Database;
  readonly ports: Ports;
  readonly ids: Ids;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly urls: ServiceContext['urls'];
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly rateLimits?: RateLimits;
  readonly limits?: Limits;
}

/** The whole API, without a server and without anything of the process. */
export function createApp(parts: AppParts): Express {
  const app = express();
  const limits = parts.rateLimits ?? defaultRateLimits;
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .set('trust proxy', [...parts.trustedProxies]);
  app.use(logRequests(parts.log, () => parts.ids.next('req')));
  app.use(measureRequests(parts.metrics));
  app.use(securityHeaders({ isHttps: parts.urls.portal.startsWith('https:') }));
  app.use(healthRoutes(parts));
  app.use(limitAddresses(limits));
  app.use(docsRoutes(openApiDocument(routes)));
  app.use(mountAuth(parts.auth, parts.urls.console));
  app.use(['/webhooks', '/api/webhooks'], webhookRoutes(parts));
  app.use([`${apiBase}/apply`, `${apiBase}/application-link`, `${apiBase}/directory`], limitStrangers(limits));
  app.use(apiBase, serve(routes, { contextOf: contextMaker(parts, limits) }));
  app.use(() => {
    throw new AppError('not_found', { detail: 'There is no such address.' });
  });
  app.use(problemHandler);
  return app;
}

function contextMaker(parts: AppParts, limits: RateLimits): ServeOptions['contextOf'] {
  const { auth, db, ports, ids, now, random, urls } = parts;
  const countPrincipal = limitPrincipals(limits);
  const identifying = { auth, db, now, origins: trustedOrigins(urls) };
  return async (operation, request, response): Promise<ServiceContext> => {
    const { tenantId, actor } = await identify(identifying, operation, request);
    const facts = requestFactsOf(response);
    if (tenantId !== '') facts.tenantId = tenantId;
    if ('id' in actor) facts.membershipId = actor.id;
    await countPrincipal(request, response, actor);
    const log = requestLogOf(response);
    return {
      tenantId,
      actor,
      db,
      now,
      ids,
      random,
      log,
      requestId: requestIdOf(response),
      client: { address: request.ip ?? null, userAgent: request.get('user-agent')?.slice(0, 400) ?? null },
      idempotency: null,
      ports,
      urls,
      ...(parts.limits === undefined ? {} : { limits: parts.limits }),
    };
  };
}

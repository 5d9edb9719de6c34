import type { Logger } from '@countersign/runtime/logger';
import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { requestFactsOf, requestIdFrom, requestIdOf } from './request-context.ts';

const quietPaths = new Set(['/live', '/ready', '/metrics']);

/** Gives each request an id and one line when it is answered: ids and codes, no bodies, no queries, no addresses of people. */
export function logRequests(log: Logger, nextId: () => string): RequestHandler[] {
  return [
    (request, response, next) => {
      const requestId = requestIdFrom(request, nextId);
      response.locals['requestId'] = requestId;
      response.locals['log'] = log.child({ requestId });
      response.set('x-request-id', requestId);
      next();
    },
    pinoHttp<Parameters<RequestHandler>[0], Response>({
      logger: log,
      genReqId: (_request, response) => requestIdOf(response),
      quietReqLogger: true,
      autoLogging: { ignore: (request) => quietPaths.has(request.path) },
      customLogLevel: (_request, response, err) => (err || response.statusCode >= 500 ? 'error' : 'info'),
      customProps: (_request, response) => ({ requestId: requestIdOf(response), ...requestFactsOf(response) }),
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customAttributeKeys: { responseTime: 'durationMs' },
    }),
  ];
}

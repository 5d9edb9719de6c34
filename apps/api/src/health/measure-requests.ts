import { observeRequests } from '@countersign/runtime/http-metrics';
import type { Metrics } from '@countersign/runtime/metrics';
import type { RequestHandler } from 'express';
import { requestFactsOf } from '../request-context.ts';

/** Measures each request under its operation's id; what is no operation counts as `other`. */
export function measureRequests(metrics: Metrics): RequestHandler {
  const observe = observeRequests(metrics);
  return (_request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const operation = requestFactsOf(response).operation ?? 'other';
      observe({ operation, status: response.statusCode, seconds: (performance.now() - startedAt) / 1_000 });
    });
    next();
  };
}

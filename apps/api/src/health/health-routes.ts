import type { Health } from '@countersign/runtime/health';
import { healthReply } from '@countersign/runtime/health-server';
import type { Metrics } from '@countersign/runtime/metrics';
import { Router } from 'express';

/** `/live`, `/ready` and `/metrics`. */
export function healthRoutes(parts: { readonly health: Health; readonly metrics: Metrics }): Router {
  const router = Router();
  router.get(['/live', '/ready', '/metrics'], async (request, response, next) => {
    const reply = await healthReply(request.path, parts);
    if (reply === undefined) {
      next();
      return;
    }
    response.status(reply.status).set('content-type', reply.type).set('cache-control', 'no-store').send(reply.body);
  });
  return router;
}

import { eventWebhooks } from '@countersign/integration-registry/event-webhooks';
import { AppError } from '@countersign/services/app-error';
import type { ServiceContext } from '@countersign/services/context';
import { recordWebhook } from '@countersign/services/event/record-webhook';
import express, { type Response, Router } from 'express';
import type { AppParts } from '../app.ts';
import { requestFactsOf, requestIdOf, requestLogOf } from '../request-context.ts';

const bodyLimit = '1mb';

/** Where other systems post what happened there; each request proves by its signature who sent it. */
export function webhookRoutes(parts: AppParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const readBytes = express.raw({ limit: bodyLimit, type: () => true, inflate: false });
  router.post('/:name/:key', readBytes, async (request, response) => {
    const { name, key } = request.params;
    if (typeof name !== 'string' || typeof key !== 'string' || !Object.hasOwn(eventWebhooks, name)) throw unknown();
    const webhook = await eventWebhooks[name]?.();
    if (!webhook) throw unknown();
    requestFactsOf(response).operation = `webhook.${name}`;
    const outcome = await recordWebhook(contextOf(parts, response), {
      webhook,
      key,
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      signature: request.get(`${name}-signature`),
    });
    response.status(200).json(outcome);
  });
  return router;
}

function unknown(): AppError {
  return new AppError('not_found', { detail: 'There is no such address.' });
}

function contextOf(parts: AppParts, response: Response): ServiceContext {
  const { db, ports, ids, now, random, urls } = parts;
  return {
    tenantId: '',
    actor: { kind: 'system', name: 'webhook' },
    db,
    now,
    ids,
    random,
    log: requestLogOf(response),
    requestId: requestIdOf(response),
    idempotency: null,
    ports,
    urls,
  };
}

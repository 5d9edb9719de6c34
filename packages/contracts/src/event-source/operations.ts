import { eventFields } from '@countersign/domain/event/parse-event';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, line, page, pageQuery } from '../shared/fields.ts';

/** What other systems send; the product's own source is made by itself. */
export const sourceKinds = ['api', 'postback', 'import', 'stripe'] as const;
const dedupeKeys = ['external_id', 'click', 'click_external_id'] as const;

export const eventSource = z.object({
  id,
  programId: id,
  name: z.string(),
  kind: z.enum([...sourceKinds, 'internal']),
  dedupeKey: z.enum(dedupeKeys),
  /** In the address of postbacks and webhooks. */
  publicKey: z.string(),
  /** Field of an event -> the sender's name for it. */
  parameterMap: z.record(z.string(), z.string()),
  /** Whether the key that webhooks are signed with is known. */
  hasSigningSecret: z.boolean(),
  /** Where the other system sends to; null for sources that send nowhere. */
  url: z.string().nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  revision: z.int(),
});

const parameterMap = z.partialRecord(z.enum(eventFields), line(80));
/** Stripe's begin with `whsec_`; other systems have their own. */
const signingSecret = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'signing_secret');

/** The secret is kept nowhere: a repeated request is answered without it. */
const withSecret = eventSource.extend({ secret: z.string().nullable() });

export const eventSourceOperations = {
  list: {
    method: 'GET',
    path: '/event-sources',
    summary: 'Where events come from',
    audience: 'staff',
    query: pageQuery.extend({ programId: id.optional(), archived: z.enum(['true', 'false']).optional() }),
    output: page(eventSource),
  },
  create: {
    method: 'POST',
    path: '/event-sources',
    summary: 'Add a source of events; its secret is shown only in this reply',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      programId: id,
      name: line(80),
      kind: z.enum(sourceKinds),
      dedupeKey: z.enum(dedupeKeys).default('external_id'),
      parameterMap: parameterMap.default({}),
      signingSecret: signingSecret.optional(),
    }),
    output: withSecret,
    errors: ['conflict'],
  },
  update: {
    method: 'PATCH',
    path: '/event-sources/{id}',
    summary: 'Rename a source, or say what its parameters mean',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: z.object({
      name: line(80).optional(),
      parameterMap: parameterMap.optional(),
      signingSecret: signingSecret.nullable().optional(),
    }),
    output: eventSource,
    errors: ['stale_revision', 'conflict'],
  },
  rotate: {
    method: 'POST',
    path: '/event-sources/{id}/rotate',
    summary: 'Give a source another secret; the old one stops working at once',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    output: withSecret,
  },
  archive: {
    method: 'POST',
    path: '/event-sources/{id}/archive',
    summary: 'Retire a source: it takes no more events',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    output: eventSource,
  },
} as const satisfies Operations;

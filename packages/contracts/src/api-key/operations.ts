import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, line, nothing, page, pageQuery } from '../shared/fields.ts';

export const apiKey = z.object({
  id,
  name: z.string(),
  start: z.string(),
  scopes: z.array(z.string()),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
});

export const apiKeyOperations = {
  list: {
    method: 'GET',
    path: '/api-keys',
    summary: 'Own API keys',
    audience: 'staff',
    query: pageQuery,
    output: page(apiKey),
  },
  create: {
    method: 'POST',
    path: '/api-keys',
    summary: 'Create an API key; its secret is shown only in this reply',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      name: line(80),
      scopes: z.array(z.string().max(80)).min(1).max(200),
      expiresInDays: z.int().min(1).max(730).nullable().default(365),
    }),
    /** The secret is kept nowhere: a repeated request is answered without it. */
    output: apiKey.extend({ secret: z.string().nullable() }),
  },
  revoke: {
    method: 'DELETE',
    path: '/api-keys/{id}',
    summary: 'Revoke an API key at once',
    audience: 'staff',
    params: idParams,
    status: 204,
    output: nothing,
  },
} as const satisfies Operations;

import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, line, money, page, pageQuery } from '../shared/fields.ts';

export const product = z.object({
  id,
  name: z.string(),
  code: z.string(),
  listPrice: money.nullable(),
  isActive: z.boolean(),
});

const body = z.object({ name: line(120), code: line(40), listPrice: money.nullable().optional() });

export const productOperations = {
  list: {
    method: 'GET',
    path: '/products',
    summary: 'Products that partners sell',
    audience: 'both',
    query: pageQuery.extend({ search: z.string().max(120).optional(), active: z.enum(['true', 'false']).optional() }),
    output: page(product),
  },
  create: {
    method: 'POST',
    path: '/products',
    summary: 'Add a product',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body,
    output: product,
    errors: ['conflict'],
  },
  update: {
    method: 'PATCH',
    path: '/products/{id}',
    summary: 'Rename, reprice or retire a product',
    audience: 'staff',
    params: idParams,
    body: body.partial().extend({ isActive: z.boolean().optional() }),
    output: product,
  },
} as const satisfies Operations;

import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { country, currencyCode, id, idempotent, idParams, line, page, pageQuery } from '../shared/fields.ts';

export const legalEntity = z.object({
  id,
  name: z.string(),
  country: z.string().nullable(),
  vatNumber: z.string().nullable(),
  /** The account that payouts leave from. */
  iban: z.string().nullable(),
  bic: z.string().nullable(),
  baseCurrency: z.string(),
  /** Contracts and pays wherever nothing else is said. */
  isDefault: z.boolean(),
  revision: z.int(),
});

const body = z.object({
  name: line(140),
  country: country.nullable().optional(),
  vatNumber: line(20).nullable().optional(),
  iban: line(60).nullable().optional(),
  bic: line(20).nullable().optional(),
  baseCurrency: currencyCode,
});

export const legalEntityOperations = {
  list: {
    method: 'GET',
    path: '/legal-entities',
    summary: 'Companies of the tenant that contract, invoice and pay',
    audience: 'staff',
    query: pageQuery,
    output: page(legalEntity),
  },
  create: {
    method: 'POST',
    path: '/legal-entities',
    summary: 'Add a legal entity',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body,
    output: legalEntity,
    errors: ['conflict'],
  },
  update: {
    method: 'PATCH',
    path: '/legal-entities/{id}',
    summary: 'Change a legal entity, or make it the one that pays by default',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: body
      .omit({ baseCurrency: true })
      .partial()
      .extend({ isDefault: z.literal(true).optional() }),
    output: legalEntity,
    errors: ['stale_revision', 'conflict'],
  },
} as const satisfies Operations;

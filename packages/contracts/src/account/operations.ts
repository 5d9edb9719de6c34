import { accountKinds } from '@countersign/domain/account/account';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  country,
  id,
  idempotent,
  idParams,
  instant,
  line,
  nothing,
  page,
  pageQuery,
  personRef,
} from '../shared/fields.ts';

export const account = z.object({
  id,
  name: z.string(),
  kind: z.enum(accountKinds),
  isNamed: z.boolean(),
  country: z.string().nullable(),
  website: z.string().nullable(),
  domain: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  salesOwner: personRef.nullable(),
  externalId: z.string().nullable(),
  changedAt: instant,
  revision: z.int(),
});

const body = z.object({
  name: line(200),
  kind: z.enum(accountKinds),
  isNamed: z.boolean().default(false),
  country: country.nullable().optional(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable()
    .optional(),
  registrationNumber: line(60).nullable().optional(),
  salesOwnerId: id.nullable().optional(),
  externalId: line(80).nullable().optional(),
});

export const accountOperations = {
  list: {
    method: 'GET',
    path: '/accounts',
    summary: 'Customers, open direct opportunities and named accounts',
    audience: 'staff',
    query: pageQuery.extend({
      search: z.string().max(120).optional(),
      kind: z.enum(accountKinds).optional(),
      named: z.enum(['true', 'false']).optional(),
      salesOwnerId: id.optional(),
      sort: z.enum(['name', '-name', 'changedAt', '-changedAt']).default('name'),
    }),
    output: page(account),
  },
  get: {
    method: 'GET',
    path: '/accounts/{id}',
    summary: 'One account',
    audience: 'staff',
    params: idParams,
    output: account,
  },
  create: {
    method: 'POST',
    path: '/accounts',
    summary: 'Add an account',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body,
    output: account,
    errors: ['conflict'],
  },
  update: {
    method: 'PATCH',
    path: '/accounts/{id}',
    summary: 'Change an account',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: body.partial(),
    output: account,
    errors: ['stale_revision'],
  },
  remove: {
    method: 'DELETE',
    path: '/accounts/{id}',
    summary: 'Remove an account',
    audience: 'staff',
    params: idParams,
    status: 204,
    output: nothing,
  },
} as const satisfies Operations;

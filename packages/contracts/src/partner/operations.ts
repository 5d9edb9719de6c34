import { partnerStatuses, partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  country,
  id,
  idempotent,
  idParams,
  instant,
  line,
  listOf,
  page,
  pageQuery,
  personRef,
} from '../shared/fields.ts';

export const partner = z.object({
  id,
  name: z.string(),
  type: z.enum(partnerTypes),
  status: z.enum(partnerStatuses),
  country: z.string(),
  website: z.string().nullable(),
  manager: personRef.nullable(),
  openDeals: z.int(),
  contactCount: z.int(),
  programs: z.array(z.object({ enrollmentId: id, programId: id, name: z.string(), tier: z.string().nullable() })),
  createdAt: instant,
  revision: z.int(),
});

const website = z.url({ protocol: /^https?$/ }).max(300);
const body = z.object({
  name: line(200),
  type: z.enum(partnerTypes),
  country,
  website: website.nullable().optional(),
});

export const partnerOperations = {
  list: {
    method: 'GET',
    path: '/partners',
    summary: 'Partners',
    audience: 'staff',
    query: pageQuery.extend({
      search: z.string().max(120).optional(),
      type: listOf(z.enum(partnerTypes)).optional(),
      status: listOf(z.enum(partnerStatuses)).optional(),
      programId: id.optional(),
      managerId: id.optional(),
      sort: z.enum(['name', '-name', 'createdAt', '-createdAt']).default('name'),
    }),
    output: page(partner),
  },
  get: {
    method: 'GET',
    path: '/partners/{id}',
    summary: 'One partner',
    audience: 'both',
    params: idParams,
    output: partner,
  },
  create: {
    method: 'POST',
    path: '/partners',
    summary: 'Add a partner and enrol it in a program',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: body.extend({ programId: id, managerId: id.nullable().optional() }),
    output: partner,
    errors: ['conflict'],
  },
  update: {
    method: 'PATCH',
    path: '/partners/{id}',
    summary: "Change a partner's details",
    audience: 'both',
    params: idParams,
    ifMatch: true,
    body: body.partial().extend({ status: z.enum(partnerStatuses).optional() }),
    output: partner,
    errors: ['stale_revision'],
  },
} as const satisfies Operations;

import { consentStatuses } from '@countersign/domain/agreement/agreement';
import { partnerStatuses, partnerTypes } from '@countersign/domain/partner/partner';
import { processNames } from '@countersign/domain/process/registry';
import { z } from 'zod';
import { timelineEntry } from '../case/operations.ts';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import {
  country,
  id,
  idempotent,
  idParams,
  instant,
  line,
  listOf,
  money,
  page,
  pageQuery,
  personRef,
  yearMonth,
} from '../shared/fields.ts';

export const partner = z.object({
  id,
  name: z.string(),
  type: z.enum(partnerTypes),
  status: z.enum(partnerStatuses),
  country: z.string(),
  website: z.string().nullable(),
  /** In the register of its country. */
  registrationNumber: z.string().nullable(),
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
  registrationNumber: line(60).nullable().optional(),
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
    errors: ['stale_revision', 'action_not_available'],
  },
  timeline: {
    method: 'GET',
    path: '/partners/{id}/timeline',
    summary: 'What happened in all cases of a partner, newest first',
    audience: 'staff',
    params: idParams,
    query: pageQuery,
    output: page(
      timelineEntry.extend({
        caseId: id,
        process: z.enum(processNames),
        number: z.string().nullable(),
        title: z.string(),
      }),
    ).omit({ total: true }),
  },
  agreements: {
    method: 'GET',
    path: '/partners/{id}/agreements',
    summary: 'What a partner was asked to agree to, and what it did, the newest first',
    audience: 'staff',
    params: idParams,
    output: z.object({
      items: z.array(
        z.object({
          id,
          agreementId: id,
          name: z.string(),
          version: z.int(),
          status: z.enum(consentStatuses),
          askedAt: instant,
          dueOn: z.string().nullable(),
          acceptanceId: id.nullable(),
        }),
      ),
    }),
  },
  performance: {
    method: 'GET',
    path: '/partners/{id}/performance',
    summary: 'What a partner registered, won and earned in each of the last months',
    audience: 'staff',
    params: idParams,
    query: z.object({ months: z.coerce.number().int().min(1).max(36).default(12) }),
    output: z.object({
      items: z.array(
        z.object({
          month: yearMonth,
          /** Registrations that were submitted. */
          registered: z.int(),
          /** Registrations whose win was confirmed. */
          won: z.int(),
          /** What they were won for, by currency. */
          wonAmounts: z.array(money),
          /** Commission of the month's events, by currency; what was taken back is taken off. */
          earned: z.array(signedMoney),
        }),
      ),
    }),
  },
} as const satisfies Operations;

import { applicationSources, applicationStatuses } from '@countersign/domain/application/application';
import { riskLevels } from '@countersign/domain/application/risk';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import { answers, formDefinition } from '../form/definition.ts';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, listOf, page, pageQuery } from '../shared/fields.ts';

const application = z.object({
  id,
  number: z.string().nullable(),
  status: z.enum(applicationStatuses),
  programId: id,
  programName: z.string(),
  partnerType: z.enum(partnerTypes),
  companyName: z.string().nullable(),
  country: z.string(),
  source: z.enum(applicationSources),
  risk: z.enum(riskLevels).nullable(),
  caseId: id.nullable(),
  partnerId: id.nullable(),
  createdAt: instant,
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
});

const known = z.object({ kind: z.enum(['partner', 'prospect']), id, name: z.string(), score: z.int() });

const joinRequest = z.object({
  id,
  partnerId: id,
  partnerName: z.string(),
  name: z.string(),
  email: z.string(),
  status: z.enum(['waiting', 'approved', 'refused']),
  confirmedAt: instant.nullable(),
});

const programPage = z.object({
  programId: id,
  programName: z.string(),
  slug: z.string(),
  isOpen: z.boolean(),
  addresses: z.array(z.object({ type: z.enum(partnerTypes), url: z.string() })),
});

export const applicationOperations = {
  list: {
    method: 'GET',
    path: '/applications',
    summary: 'Applications, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      programId: id.optional(),
      status: listOf(z.enum(applicationStatuses)).optional(),
      search: z.string().max(120).optional(),
    }),
    output: page(application),
  },
  get: {
    method: 'GET',
    path: '/applications/{id}',
    summary: 'One application with its answers, what screening found, and who it may be',
    audience: 'staff',
    params: idParams,
    output: application.extend({
      email: z.string(),
      contactName: z.string().nullable(),
      website: z.string().nullable(),
      registrationNumber: z.string().nullable(),
      form: formDefinition,
      formVersion: z.int(),
      answers,
      consents: z.array(z.object({ key: z.string(), version: z.string(), at: instant })),
      files: z.array(z.object({ id, name: z.string(), size: z.int() })),
      riskFactors: z.array(z.object({ factor: z.string(), weight: z.int() })),
      known: z.array(known),
      prospectId: id.nullable(),
      referredBy: z.object({ id, name: z.string() }).nullable(),
      campaign: z.string().nullable(),
      rejection: z.object({ reason: z.string(), text: z.string() }).nullable(),
      changes: z.object({ fields: z.array(z.string()), text: z.string(), limitAt: instant }).nullable(),
      dueAt: instant.nullable(),
      revision: z.int(),
    }),
  },
  funnel: {
    method: 'GET',
    path: '/applications-funnel',
    summary: 'How many visited, started, submitted, were decided and became active, by week and source',
    audience: 'staff',
    query: z.object({ programId: id, weeks: z.coerce.number().int().min(1).max(104).default(12) }),
    output: z.object({
      weeks: z.array(
        z.object({
          week: z.string(),
          source: z.enum(applicationSources),
          visited: z.int(),
          started: z.int(),
          submitted: z.int(),
          approved: z.int(),
          rejected: z.int(),
          active: z.int(),
        }),
      ),
    }),
  },
  pages: {
    method: 'GET',
    path: '/program-pages',
    summary: 'Public application pages of each program',
    audience: 'staff',
    output: z.object({ items: z.array(programPage) }),
  },
  'update-page': {
    method: 'PUT',
    path: '/program-pages/{id}',
    summary: 'Open or close the public pages of a program, and choose their address',
    audience: 'staff',
    params: idParams,
    body: z.object({ slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/), isOpen: z.boolean() }),
    output: programPage,
    errors: ['conflict'],
  },
  'join-requests': {
    method: 'GET',
    path: '/join-requests',
    summary: "People with a partner's mail domain who ask to act for it, and whose address is confirmed",
    audience: 'both',
    output: z.object({ items: z.array(joinRequest) }),
  },
  'decide-join': {
    method: 'POST',
    path: '/join-requests/{id}/decision',
    summary: 'Let somebody act for the partner, or not; approving invites them',
    audience: 'both',
    ...idempotent,
    params: idParams,
    body: z.object({ outcome: z.enum(['approve', 'refuse']) }),
    output: joinRequest,
    errors: ['action_not_available', 'already_member'],
  },
} as const satisfies Operations;

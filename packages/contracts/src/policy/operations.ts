import { routedProcessNames } from '@countersign/domain/process/registry';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idParams, instant, page, pageQuery } from '../shared/fields.ts';

export const policyStatuses = ['draft', 'active', 'retired'] as const;

export const policyVersion = z.object({
  id,
  version: z.int(),
  status: z.enum(policyStatuses),
  isReviewed: z.boolean(),
  engine: z.string(),
  /** The document as `domain/policy/policy.ts` describes it: ordered rules of condition and route. */
  document: z.record(z.string(), z.unknown()),
  createdAt: instant,
  createdBy: z.string(),
  activatedAt: instant.nullable(),
  casesDecided: z.int(),
});

export const policy = z.object({
  id,
  process: z.enum(routedProcessNames),
  programId: id,
  programName: z.string(),
  name: z.string(),
  activeVersion: z.int().nullable(),
  isReviewed: z.boolean(),
});

export const policyOperations = {
  list: {
    method: 'GET',
    path: '/policies',
    summary: 'Policies: who decides what',
    audience: 'staff',
    query: pageQuery,
    output: page(policy),
  },
  get: {
    method: 'GET',
    path: '/policies/{id}',
    summary: 'One policy with its versions',
    audience: 'staff',
    params: idParams,
    output: policy.extend({ versions: z.array(policyVersion) }),
  },
  review: {
    method: 'POST',
    path: '/policies/{id}/review',
    summary: 'A second person confirms the active version',
    audience: 'staff',
    idempotency: 'key',
    params: idParams,
    output: policy,
    errors: ['same_person'],
  },
  preview: {
    method: 'POST',
    path: '/policies/{id}/preview',
    summary: 'The route this policy gives for made-up facts',
    audience: 'staff',
    params: idParams,
    body: z.object({
      facts: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()])),
      versionId: id.optional(),
    }),
    output: z.object({
      ruleName: z.string().nullable(),
      auto: z.object({ outcome: z.string(), releaseAfter: z.string() }).nullable(),
      steps: z.array(
        z.object({
          name: z.string(),
          who: z.string(),
          eligible: z.int(),
          required: z.string(),
          dueIn: z.string(),
          dueAt: instant.nullable(),
        }),
      ),
      trace: z.array(z.object({ ruleName: z.string(), matched: z.boolean(), error: z.string().nullable() })),
    }),
  },
} as const satisfies Operations;

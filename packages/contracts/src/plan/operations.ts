import { eventKinds } from '@countersign/domain/event/event';
import { planVersionStatuses } from '@countersign/domain/plan/plan';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney, traceStep } from '../shared/earning.ts';
import {
  civilDate,
  country,
  id,
  idempotent,
  idParams,
  instant,
  line,
  money,
  page,
  pageQuery,
} from '../shared/fields.ts';
import { planDocument } from './document.ts';

export const plan = z.object({
  id,
  programId: id,
  programName: z.string(),
  name: z.string(),
  /** The version that events of this moment earn by. */
  versionInForce: z.int().nullable(),
  /** The version that will take its place, and when. */
  next: z.object({ version: z.int(), effectiveFrom: instant }).nullable(),
  endsAt: instant.nullable(),
  draftVersion: z.int().nullable(),
  /** Of its newest state: what If-Match asks for. */
  revision: z.int(),
});

export const planVersion = z.object({
  id,
  version: z.int(),
  status: z.enum(planVersionStatuses),
  document: z.record(z.string(), z.unknown()),
  hash: z.string(),
  effectiveFrom: instant.nullable(),
  effectiveUntil: instant.nullable(),
  activatedAt: instant.nullable(),
  lineCount: z.int(),
});

/** What one partner has instead of a rule's own parameters, for a time. */
export const planOverride = z.object({
  id,
  planId: id,
  enrollmentId: id,
  partner: z.object({ id, name: z.string() }),
  rule: z.string(),
  params: z.record(z.string(), z.unknown()),
  reason: z.string(),
  validFrom: instant,
  validUntil: instant.nullable(),
  /** Until a second person has approved it, it changes nothing. */
  isApproved: z.boolean(),
});

const detail = plan.extend({ versions: z.array(planVersion) });

const sample = z.object({
  kind: z.enum(eventKinds),
  occurredAt: instant,
  /** Without tax, after discount. */
  net: money.optional(),
  tax: money.optional(),
  discount: money.optional(),
  quantity: z.int().min(1).max(1_000_000).default(1),
  product: line(80).optional(),
  country: country.optional(),
  customer: line(120).optional(),
  /** For a refund or chargeback: which of the events before it it takes back. */
  refersTo: z.int().min(0).max(199).optional(),
});

const changing = { ifMatch: true, errors: ['stale_revision'] } as const;

export const planOperations = {
  list: {
    method: 'GET',
    path: '/plans',
    summary: 'Commission plans',
    audience: 'staff',
    query: pageQuery.extend({ programId: id.optional() }),
    output: page(plan),
  },
  get: {
    method: 'GET',
    path: '/plans/{id}',
    summary: 'One plan with all its versions',
    audience: 'staff',
    params: idParams,
    output: detail,
  },
  create: {
    method: 'POST',
    path: '/plans',
    summary: 'Begin a plan with a first draft',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({ programId: id, name: line(120), document: planDocument }),
    output: detail,
    errors: ['conflict'],
  },
  'save-draft': {
    method: 'PUT',
    path: '/plans/{id}/draft',
    summary: 'Write the draft of the next version',
    audience: 'staff',
    params: idParams,
    ...changing,
    body: z.object({ document: planDocument }),
    output: detail,
  },
  activate: {
    method: 'POST',
    path: '/plans/{id}/activate',
    summary: 'A second person puts the draft into force from a day on',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    ifMatch: true,
    body: z.object({ effectiveFrom: civilDate }),
    output: detail,
    errors: ['stale_revision', 'same_person', 'conflict'],
  },
  retire: {
    method: 'POST',
    path: '/plans/{id}/retire',
    summary: 'End a plan from a day on; events before it keep earning by it',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    ...changing,
    body: z.object({ effectiveUntil: civilDate }),
    output: detail,
  },
  diff: {
    method: 'GET',
    path: '/plans/{id}/diff',
    summary: 'What differs between two versions',
    audience: 'staff',
    params: idParams,
    query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
    output: z.object({
      from: z.int(),
      to: z.int(),
      changes: z.array(
        z.object({
          /** Where in the document, rules by their name: `rules.standard.params.percent`. */
          path: z.string(),
          before: z.unknown(),
          after: z.unknown(),
        }),
      ),
    }),
  },
  overrides: {
    method: 'GET',
    path: '/plans/{id}/overrides',
    summary: 'What single partners have instead of the terms of a plan',
    audience: 'staff',
    params: idParams,
    query: pageQuery.extend({ enrollmentId: id.optional() }),
    output: page(planOverride),
  },
  'add-override': {
    method: 'POST',
    path: '/plans/{id}/overrides',
    summary: 'Agree other parameters of a rule with one partner, from a day on and until another',
    audience: 'staff',
    ...idempotent,
    status: 201,
    params: idParams,
    body: z.object({
      enrollmentId: id,
      rule: line(60),
      params: z.record(z.string().max(60), z.unknown()),
      reason: line(300),
      validFrom: civilDate,
      /** The last day. */
      validUntil: civilDate.nullable().optional(),
    }),
    output: planOverride,
  },
  'approve-override': {
    method: 'POST',
    path: '/plans/{id}/overrides/{overrideId}/approve',
    summary: 'A second person has it hold, from that day on at the earliest',
    audience: 'staff',
    ...idempotent,
    params: idParams.extend({ overrideId: id }),
    output: planOverride,
    errors: ['same_person', 'conflict'],
  },
  'end-override': {
    method: 'POST',
    path: '/plans/{id}/overrides/{overrideId}/end',
    summary: 'End what was agreed with one partner, after today at the earliest',
    audience: 'staff',
    ...idempotent,
    params: idParams.extend({ overrideId: id }),
    body: z.object({ lastDay: civilDate }),
    output: planOverride,
    errors: ['conflict'],
  },
  'try-out': {
    method: 'POST',
    path: '/plans/try-out',
    summary: 'What made-up events would earn by a plan document; nothing is stored',
    audience: 'staff',
    body: z.object({
      programId: id,
      document: planDocument,
      tier: line(60).optional(),
      group: line(60).optional(),
      events: z.array(sample).min(1).max(200),
    }),
    output: z.object({
      events: z.array(
        z.object({
          lines: z.array(
            z.object({ rule: z.string(), amount: signedMoney, amountExact: z.string(), holdUntil: instant }),
          ),
          trace: z.array(traceStep),
          /** Why it could not be rated at all. */
          problem: z.string().nullable(),
        }),
      ),
      total: signedMoney,
    }),
  },
} as const satisfies Operations;

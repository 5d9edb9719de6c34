import { tierChangeReasons, tierChangeStatuses, tierDirections } from '@countersign/domain/tier-change/tier-change';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import {
  civilDate,
  id,
  idempotent,
  idParams,
  instant,
  line,
  page,
  pageQuery,
  paragraph,
  personRef,
} from '../shared/fields.ts';

/** What another tier would change. */
export const tierPreview = z.object({
  at: instant,
  direction: z.enum(tierDirections),
  /** The tiers that the program's plans know, and those that its members have. */
  knownTiers: z.array(z.string()),
  terms: z.array(
    z.object({
      planId: id,
      planName: z.string(),
      kind: z.enum(['uplift', 'parameter', 'open']),
      rule: z.string().nullable(),
      name: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  overrides: z.array(z.object({ planName: z.string(), rule: z.string(), validFrom: z.string() })),
  lastPeriod: z.object({
    from: z.string(),
    to: z.string(),
    eventCount: z.int(),
    before: signedMoney,
    after: signedMoney,
    /** Fewer events than there were, where there were too many to work out at once. */
    isSample: z.boolean(),
  }),
});
export type TierPreviewView = z.output<typeof tierPreview>;

const asked = z.object({
  enrollmentId: id,
  /** Null takes the tier away. */
  tier: line(40).nullable(),
  effectiveOn: civilDate,
  /** The last day of a tier that is lent for a time; then the one before holds again. */
  endsOn: civilDate.nullable(),
});

export const tierChange = z.object({
  id,
  number: z.string(),
  enrollmentId: id,
  partner: personRef,
  program: personRef,
  fromTier: z.string().nullable(),
  toTier: z.string().nullable(),
  direction: z.enum(tierDirections),
  reason: z.enum(tierChangeReasons),
  note: z.string(),
  partnerText: z.string(),
  status: z.enum(tierChangeStatuses),
  effectiveOn: civilDate,
  endsOn: civilDate.nullable(),
  preview: tierPreview,
  caseId: id,
  proposedBy: z.string().nullable(),
  approvedBy: z.array(z.string()),
  createdAt: instant,
  decidedAt: instant.nullable(),
  appliedAt: instant.nullable(),
  returnedAt: instant.nullable(),
});
export type TierChange = z.output<typeof tierChange>;

export const tierChangeOperations = {
  list: {
    method: 'GET',
    path: '/tier-changes',
    summary: 'Changes of tier, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      partnerId: id.optional(),
      enrollmentId: id.optional(),
      programId: id.optional(),
      status: z.enum(tierChangeStatuses).optional(),
    }),
    output: page(tierChange),
  },
  get: {
    method: 'GET',
    path: '/tier-changes/{id}',
    summary: 'One change of a tier: what it changes and what became of it',
    audience: 'staff',
    params: idParams,
    output: tierChange,
  },
  preview: {
    method: 'POST',
    path: '/tier-changes/preview',
    summary: 'What another tier would change, and what the last period would have brought; nothing is written',
    audience: 'staff',
    body: asked.pick({ enrollmentId: true, tier: true }),
    output: tierPreview,
  },
  propose: {
    method: 'POST',
    path: '/tier-changes',
    summary: 'Put another tier before those who decide',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: asked.extend({
      reason: z.enum(tierChangeReasons),
      note: paragraph(1000),
      partnerText: paragraph(1000),
    }),
    output: tierChange,
    errors: ['conflict', 'action_not_available'],
  },
} as const satisfies Operations;

import { activationSources, activationStates, milestones } from '@countersign/domain/activation/activation';
import { enrollmentStatuses, partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, instant, page, pageQuery, personRef } from '../shared/fields.ts';

const reached = z.array(
  z.object({
    milestone: z.enum(milestones),
    at: instant.nullable(),
    /** Whole days after joining. */
    days: z.int().nullable(),
  }),
);

const activation = z.object({
  /** Of the enrollment. */
  id,
  partner: personRef,
  partnerType: z.enum(partnerTypes),
  program: personRef,
  source: z.enum(activationSources),
  status: z.enum(enrollmentStatuses),
  joinedAt: instant,
  state: z.enum(activationStates),
  reached,
});
export type Activation = z.output<typeof activation>;

const group = z.object({
  /** Null in the group of all. */
  partnerType: z.enum(partnerTypes).nullable(),
  source: z.enum(activationSources).nullable(),
  partners: z.int(),
  active: z.int(),
  overdue: z.int(),
  milestones: z.array(
    z.object({
      milestone: z.enum(milestones),
      reached: z.int(),
      /** Days from joining, one decimal; null where nobody has come to it. */
      medianDays: z.number().nullable(),
    }),
  ),
});
export type ActivationGroup = z.output<typeof group>;

const filters = {
  programId: id.optional(),
  partnerType: z.enum(partnerTypes).optional(),
  source: z.enum(activationSources).optional(),
};

export const activationOperations = {
  list: {
    method: 'GET',
    path: '/activations',
    summary: 'How far partners have come since they joined, newest first',
    audience: 'staff',
    query: pageQuery.extend({ ...filters, state: z.enum(activationStates).optional() }),
    output: page(activation),
  },
  funnel: {
    method: 'GET',
    path: '/activations/funnel',
    summary: 'How many came to each step and after how long: all, and by type and source',
    audience: 'staff',
    query: z.object(filters),
    output: z.object({ all: group, byType: z.array(group), bySource: z.array(group) }),
  },
  mine: {
    method: 'GET',
    path: '/own-activation',
    summary: "The partner's own first steps in its programs",
    audience: 'partner',
    output: z.object({
      items: z.array(z.object({ id, program: personRef, joinedAt: instant, reached })),
    }),
  },
} as const satisfies Operations;

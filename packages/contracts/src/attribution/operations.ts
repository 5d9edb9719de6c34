import {
  accountBindings,
  attributionModels,
  boundaries,
  couponPrecedences,
} from '@countersign/domain/attribution/attribution';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, instant } from '../shared/fields.ts';

const days = z.int().min(1).max(3650);

export const attributionDocument = z.object({
  model: z.enum(attributionModels),
  clickWindowDays: days,
  boundary: z.enum(boundaries),
  binding: z.enum(accountBindings),
  bindingDays: days.nullable(),
  couponBreaksBinding: z.boolean(),
  couponPrecedence: z.enum(couponPrecedences),
  dealWins: z.boolean(),
  lateAfterDays: days.nullable(),
});

export const attributionVersion = z.object({
  programId: id,
  version: z.int(),
  effectiveFrom: instant,
  document: attributionDocument,
  /** Null for the one that a program begins with. */
  author: z.object({ personId: id, name: z.string() }).nullable(),
  createdAt: instant,
  isInForce: z.boolean(),
});

const programParams = z.object({ programId: id });

export const attributionOperations = {
  list: {
    method: 'GET',
    path: '/programs/{programId}/attribution/versions',
    summary: 'How a program credits events, every version there was, newest first',
    audience: 'staff',
    params: programParams,
    output: z.object({ items: z.array(attributionVersion) }),
  },
  get: {
    method: 'GET',
    path: '/programs/{programId}/attribution',
    summary: 'How a program credits events now',
    audience: 'staff',
    params: programParams,
    output: attributionVersion,
  },
  save: {
    method: 'POST',
    path: '/programs/{programId}/attribution',
    summary: 'Credit events differently from a time on; what is credited already stays',
    audience: 'staff',
    ...idempotent,
    params: programParams,
    body: z.object({
      document: attributionDocument,
      /** Now or later; now, where it is left out. */
      effectiveFrom: instant.optional(),
      /** The newest version when this was written. */
      basedOn: z.int().min(1),
    }),
    output: attributionVersion,
    errors: ['stale_revision'],
  },
} as const satisfies Operations;

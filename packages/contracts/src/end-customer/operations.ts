import { candidateKinds } from '@countersign/domain/attribution/attribution';
import { eventKinds } from '@countersign/domain/event/event';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import { id, idParams, instant, line, page, pageQuery } from '../shared/fields.ts';

export const endCustomer = z.object({
  id,
  programId: id,
  programName: z.string(),
  /** Masked for partners, as the program says; null where it is hidden. */
  ref: z.string().nullable(),
  /** Whom the customer is bound to. */
  enrollment: z.object({ id, partnerId: id, partnerName: z.string() }).nullable(),
  boundAt: instant.nullable(),
  /** Null while bound for life, or not bound. */
  boundUntil: instant.nullable(),
  /** What bound it: a click, a coupon, a deal, a person. */
  boundBy: z.string().nullable(),
  firstEventAt: instant,
});

const detail = endCustomer.extend({
  firstEvent: z.object({ id: z.uuid(), kind: z.enum(eventKinds), occurredAt: instant }).nullable(),
  /** The earliest click, coupon use or deal that led here; for a partner among its own. */
  firstTouch: z
    .object({ kind: z.enum(candidateKinds), ref: z.string(), at: instant, partnerName: z.string().nullable() })
    .nullable(),
  eventCount: z.int(),
  /** What partners earned with this customer after all take-backs, in the program's currency; for a partner its own. */
  earned: signedMoney,
});

export const endCustomerOperations = {
  list: {
    method: 'GET',
    path: '/end-customers',
    summary: 'Customers that events came from, newest first (for a partner: those bound to it)',
    audience: 'both',
    query: pageQuery.extend({
      programId: id.optional(),
      enrollmentId: id.optional(),
      partnerId: id.optional(),
      isBound: z.enum(['true', 'false']).optional(),
      /** Exactly this reference; for staff alone. */
      ref: line(200).optional(),
    }),
    output: page(endCustomer),
  },
  get: {
    method: 'GET',
    path: '/end-customers/{id}',
    summary: 'One customer: what led here first, whom it is bound to, and what was earned with it',
    audience: 'both',
    params: idParams,
    output: detail,
  },
} as const satisfies Operations;

import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, instant, line, page, pageQuery } from '../shared/fields.ts';

export const endCustomer = z.object({
  id,
  programId: id,
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
      /** Exactly this reference; for staff alone. */
      ref: line(200).optional(),
    }),
    output: page(endCustomer),
  },
} as const satisfies Operations;

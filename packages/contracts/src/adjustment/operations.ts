import { adjustmentReasons, adjustmentStatuses } from '@countersign/domain/adjustment/adjustment';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import { currencyCode, id, idempotent, idParams, instant, page, pageQuery, paragraph } from '../shared/fields.ts';

/** A correction by hand, as it was proposed and what became of it. */
export const adjustment = z.object({
  id,
  number: z.string(),
  programId: id,
  programName: z.string(),
  enrollmentId: id,
  partner: z.object({ id, name: z.string() }),
  /** Below zero for what is taken away. */
  amount: signedMoney,
  reason: z.enum(adjustmentReasons),
  /** The partner reads it beside the line. */
  note: z.string(),
  /** The event that it corrects, where it is about one. */
  eventId: z.uuid().nullable(),
  status: z.enum(adjustmentStatuses),
  caseId: id,
  proposedBy: z.string().nullable(),
  approvedBy: z.array(z.string()),
  lineId: z.uuid().nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
});
export type Adjustment = z.output<typeof adjustment>;

export const adjustmentOperations = {
  list: {
    method: 'GET',
    path: '/adjustments',
    summary: 'Corrections by hand, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      programId: id.optional(),
      partnerId: id.optional(),
      enrollmentId: id.optional(),
      status: z.enum(adjustmentStatuses).optional(),
    }),
    output: page(adjustment),
  },
  get: {
    method: 'GET',
    path: '/adjustments/{id}',
    summary: 'One correction by hand',
    audience: 'staff',
    params: idParams,
    output: adjustment,
  },
  propose: {
    method: 'POST',
    path: '/adjustments',
    summary: 'Propose a correction by hand; it becomes a line when somebody else has approved it',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      enrollmentId: id,
      /** In the program's currency; below zero takes away, and what is not there is owed. */
      amount: z.object({ amount: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'amount'), currency: currencyCode }),
      reason: z.enum(adjustmentReasons),
      note: paragraph(500),
      eventId: z.uuid().optional(),
    }),
    output: adjustment,
  },
} as const satisfies Operations;

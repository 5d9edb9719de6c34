import { heldThings, partnerHoldReasons, partnerHoldWords } from '@countersign/domain/hold/hold';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, page, pageQuery, paragraph, personRef } from '../shared/fields.ts';

export const partnerHold = z.object({
  id,
  partner: personRef,
  held: z.enum(heldThings),
  reason: z.enum(partnerHoldReasons),
  /** Whether the money may neither be paid nor be given back. */
  blocksMoney: z.boolean(),
  /** The vetting, licence or report that it comes from. */
  sourceId: z.string().nullable(),
  note: z.string().nullable(),
  /** Null where a process placed it. */
  placedBy: z.string().nullable(),
  placedAt: instant,
  liftedBy: z.string().nullable(),
  liftedAt: instant.nullable(),
  liftNote: z.string().nullable(),
});
export type PartnerHold = z.output<typeof partnerHold>;

export const holdOperations = {
  list: {
    method: 'GET',
    path: '/partner-holds',
    summary: 'What of partners waits, and why',
    audience: 'staff',
    query: pageQuery.extend({
      partnerId: id.optional(),
      state: z.enum(['standing', 'lifted']).optional(),
      held: z.enum(heldThings).optional(),
      reason: z.enum(partnerHoldReasons).optional(),
    }),
    output: page(partnerHold),
  },
  mine: {
    method: 'GET',
    path: '/own-holds',
    summary: 'What of the partner waits, in words that are the same whatever was found',
    audience: 'partner',
    output: z.object({
      items: z.array(z.object({ held: z.enum(heldThings), because: z.array(z.enum(partnerHoldWords)) })),
    }),
  },
  place: {
    method: 'POST',
    path: '/partner-holds',
    summary: 'Let payouts, new deals, the activation or the links of a partner wait',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      partnerId: id,
      held: z.array(z.enum(heldThings)).min(1).max(heldThings.length),
      note: paragraph(500),
    }),
    output: z.object({ items: z.array(partnerHold) }),
  },
  lift: {
    method: 'POST',
    path: '/partner-holds/{id}/lift',
    summary: 'Lift a hold that somebody else placed; those of a process end with what they are about',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ note: paragraph(500) }),
    output: partnerHold,
    errors: ['same_person', 'action_not_available'],
  },
} as const satisfies Operations;

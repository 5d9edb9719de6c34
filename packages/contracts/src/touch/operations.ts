import { targetRefusalCodes } from '@countersign/domain/link/target';
import { touchKinds, touchQualities } from '@countersign/domain/touch/touch';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { civilDate, id, instant, listOf, page, pageQuery } from '../shared/fields.ts';

export const touch = z.object({
  /** The same id that the target was told in its address. */
  id: z.uuid(),
  receivedAt: instant,
  programId: id,
  enrollmentId: id,
  partner: z.object({ id, name: z.string() }),
  linkId: id.nullable(),
  linkName: z.string().nullable(),
  kind: z.enum(touchKinds),
  quality: z.enum(touchQualities),
  subIds: z.record(z.string(), z.string()),
  utm: z.record(z.string(), z.string()),
  target: z.string(),
  deepLinkRefusal: z.enum(targetRefusalCodes).nullable(),
  referrerHost: z.string().nullable(),
  paidSearch: z.string().nullable(),
  couponCode: z.string().nullable(),
  /** For staff alone. */
  userAgent: z.string().nullable(),
});

const touchesPerDay = z.object({
  day: civilDate,
  linkId: id.nullable(),
  linkName: z.string().nullable(),
  counted: z.int(),
  notCounted: z.int(),
  /** How often pages with the link were shown, where they load its invisible picture. */
  seen: z.int(),
});

export const touchOperations = {
  list: {
    method: 'GET',
    path: '/touches',
    summary: 'Clicks and coupon uses, newest first (for a partner: its own)',
    audience: 'both',
    query: pageQuery.extend({
      programId: id.optional(),
      enrollmentId: id.optional(),
      linkId: id.optional(),
      partnerId: id.optional(),
      kind: z.enum(touchKinds).optional(),
      /** `valid` for those that count; the others say why they do not. */
      quality: listOf(z.enum(touchQualities)).optional(),
      from: instant.optional(),
      to: instant.optional(),
    }),
    output: page(touch),
  },
  daily: {
    method: 'GET',
    path: '/touches/daily',
    summary: "Clicks and views per day and link over at most 92 days of the program's zone (for a partner: its own)",
    audience: 'both',
    query: z.object({
      programId: id,
      enrollmentId: id.optional(),
      linkId: id.optional(),
      from: civilDate,
      to: civilDate,
    }),
    output: z.object({ items: z.array(touchesPerDay) }),
  },
} as const satisfies Operations;

import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, page, pageQuery } from '../shared/fields.ts';

export const coupon = z.object({
  id,
  programId: id,
  enrollmentId: id,
  partnerName: z.string(),
  code: z.string(),
  archivedAt: instant.nullable(),
  createdAt: instant,
});

export const couponOperations = {
  list: {
    method: 'GET',
    path: '/coupons',
    summary: 'Coupon codes that lead to partners (for a partner: its own)',
    audience: 'both',
    query: pageQuery.extend({
      programId: id.optional(),
      enrollmentId: id.optional(),
      search: z.string().max(40).optional(),
      archived: z.enum(['true', 'false']).optional(),
    }),
    output: page(coupon),
  },
  create: {
    method: 'POST',
    path: '/coupons',
    summary: 'Give a partner a coupon code of the shop',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      enrollmentId: id,
      /** Kept in upper case: buyers type it as they like. */
      code: z
        .string()
        .trim()
        .max(40)
        .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,39}$/, 'coupon_code'),
    }),
    output: coupon,
    errors: ['conflict'],
  },
  archive: {
    method: 'POST',
    path: '/coupons/{id}/archive',
    summary: 'Retire a coupon code; it is never given to anybody else',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    output: coupon,
  },
} as const satisfies Operations;

import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, line, locale } from '../shared/fields.ts';

export const tenant = z.object({
  id,
  name: z.string(),
  slug: z.string(),
  colour: z.string(),
  logoFileId: id.nullable(),
  defaultLocale: locale,
  /** How long a changed payment method waits before it is used. */
  paymentCoolingOffHours: z.int(),
  revision: z.int(),
});

export const tenantOperations = {
  get: { method: 'GET', path: '/tenant', summary: "The company's settings", audience: 'staff', output: tenant },
  update: {
    method: 'PATCH',
    path: '/tenant',
    summary: 'Change name, colour, logo, default language and how long changed payment methods wait',
    audience: 'staff',
    ifMatch: true,
    body: z.object({
      name: line(120).optional(),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, 'colour')
        .optional(),
      logoFileId: id.nullable().optional(),
      defaultLocale: locale.optional(),
      paymentCoolingOffHours: z.int().min(1).max(720).optional(),
    }),
    output: tenant,
    errors: ['stale_revision'],
  },
} as const satisfies Operations;

import { programPresets } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { currencyCode, email, id, idempotent, line, locale, timeZone } from '../shared/fields.ts';

export const setupInput = z.object({
  company: line(120),
  administrator: z.object({
    name: line(120),
    email,
    password: z.string().min(12).max(128),
    locale: locale.default('en'),
  }),
  program: z.object({
    name: line(120),
    preset: z.enum(programPresets),
    currency: currencyCode,
    zone: timeZone,
    holidaySet: z.enum(['TARGET', 'DE', 'US', 'GB-ENG', 'JP', 'none']),
  }),
});

export const setupOperations = {
  get: {
    method: 'GET',
    path: '/setup',
    summary: 'Whether this installation still needs its first tenant',
    audience: 'public',
    output: z.object({ isNeeded: z.boolean() }),
  },
  create: {
    method: 'POST',
    path: '/setup',
    summary: 'Create the first tenant, its administrator and its first program',
    audience: 'public',
    ...idempotent,
    body: setupInput,
    status: 201,
    output: z.object({ tenantId: id, programId: id }),
    errors: ['setup_done'],
  },
} as const satisfies Operations;

import { cookieModes, customerMasks } from '@countersign/domain/link/tracking';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idParams, line } from '../shared/fields.ts';

export const trackingSettings = z.object({
  programId: id,
  /** Hosts that links may lead to; one that begins with a dot takes in what is below it. */
  hosts: z.array(z.string()),
  /** Null until somebody has set tracking up. */
  defaultTarget: z.string().nullable(),
  cookieDays: z.int(),
  cookieMode: z.enum(cookieModes),
  customerMask: z.enum(customerMasks),
  revision: z.int(),
});

export const trackingOperations = {
  get: {
    method: 'GET',
    path: '/programs/{id}/tracking',
    summary: 'What tracking in a program allows',
    audience: 'both',
    params: idParams,
    output: trackingSettings,
  },
  update: {
    method: 'PUT',
    path: '/programs/{id}/tracking',
    summary: 'Set hosts, default target and cookies; links follow at once',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: z.object({
      hosts: z.array(line(254)).min(1).max(100),
      defaultTarget: line(2000),
      cookieDays: z.int().min(1).max(400),
      cookieMode: z.enum(cookieModes),
      customerMask: z.enum(customerMasks),
    }),
    output: trackingSettings,
    errors: ['stale_revision', 'conflict'],
  },
} as const satisfies Operations;

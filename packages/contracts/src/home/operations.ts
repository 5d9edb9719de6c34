import { dealStatuses } from '@countersign/domain/deal-registration/deal';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, instant, money } from '../shared/fields.ts';

export const homeOperations = {
  get: {
    method: 'GET',
    path: '/home',
    summary: 'What needs the partner, and where its registrations stand',
    audience: 'partner',
    output: z.object({
      needsMe: z.array(
        z.object({
          kind: z.enum(['changes_requested', 'offered', 'expiring', 'draft']),
          dealId: id,
          caseId: id.nullable(),
          number: z.string().nullable(),
          customerName: z.string().nullable(),
          dueAt: instant.nullable(),
        }),
      ),
      counts: z.array(z.object({ status: z.enum(dealStatuses), count: z.int() })),
      protectedTotal: z.array(money),
      recent: z.array(
        z.object({
          dealId: id,
          number: z.string().nullable(),
          customerName: z.string(),
          status: z.enum(dealStatuses),
          changedAt: instant,
        }),
      ),
      openLimit: z.object({ used: z.int(), limit: z.int() }),
    }),
  },
} as const satisfies Operations;

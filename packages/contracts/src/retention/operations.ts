import { keepingBases } from '@countersign/domain/data-request/area';
import { retentionKinds } from '@countersign/domain/data-request/retention';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { instant } from '../shared/fields.ts';

/** How long one kind of thing is kept, and what there is to choose from. */
export const retentionRule = z.object({
  kind: z.enum(retentionKinds),
  days: z.int(),
  daysMin: z.int(),
  daysMax: z.int(),
  basis: z.enum(keepingBases).nullable(),
  /** The provision behind the basis. */
  law: z.string().nullable(),
  /** 0 while it is the product's own time. */
  revision: z.int(),
  changedAt: instant.nullable(),
});
export type RetentionRule = z.output<typeof retentionRule>;

export const retentionOperations = {
  list: {
    method: 'GET',
    path: '/retention-rules',
    summary: 'How long things are kept before they are erased by themselves',
    audience: 'staff',
    output: z.object({ items: z.array(retentionRule) }),
  },
  update: {
    method: 'PATCH',
    path: '/retention-rules',
    summary: 'Keep a kind for a longer or shorter time, within what law and purpose leave',
    audience: 'staff',
    ifMatch: true,
    body: z.object({ kind: z.enum(retentionKinds), days: z.int().min(1).max(10_000) }),
    output: retentionRule,
    errors: ['stale_revision'],
  },
} as const satisfies Operations;

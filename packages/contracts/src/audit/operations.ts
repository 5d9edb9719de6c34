import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, instant, page, pageQuery } from '../shared/fields.ts';

export const auditRow = z.object({
  id,
  at: instant,
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  caseId: id.nullable(),
  facts: z.record(z.string(), z.unknown()),
  sealedAs: z.int().nullable(),
});

export const auditOperations = {
  list: {
    method: 'GET',
    path: '/audit',
    summary: 'What was done, by whom, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      actorId: z.string().max(60).optional(),
      action: z.string().max(80).optional(),
      subjectId: z.string().max(60).optional(),
      from: instant.optional(),
      to: instant.optional(),
    }),
    output: page(auditRow),
  },
  status: {
    method: 'GET',
    path: '/audit/status',
    summary: 'How far the log is sealed, and the newest signed checkpoint',
    audience: 'staff',
    output: z.object({
      rows: z.int(),
      sealed: z.int(),
      checkpointSequence: z.int().nullable(),
      checkpointAt: instant.nullable(),
    }),
  },
} as const satisfies Operations;

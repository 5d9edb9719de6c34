import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idParams, instant, page, pageQuery } from '../shared/fields.ts';

export const messageStatuses = ['waiting', 'sent', 'kept', 'failed'] as const;
export const message = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  locale: z.string(),
  status: z.enum(messageStatuses),
  caseId: id.nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  lastError: z.string().nullable(),
});

export const messageOperations = {
  list: {
    method: 'GET',
    path: '/messages',
    summary: 'Outgoing mail, newest first',
    audience: 'staff',
    query: pageQuery.extend({ search: z.string().max(120).optional(), status: z.enum(messageStatuses).optional() }),
    output: page(message),
  },
  get: {
    method: 'GET',
    path: '/messages/{id}',
    summary: 'One mail with its text',
    audience: 'staff',
    params: idParams,
    output: message.extend({ text: z.string(), html: z.string() }),
  },
} as const satisfies Operations;

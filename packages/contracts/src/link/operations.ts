import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, line, page, pageQuery } from '../shared/fields.ts';

const utm = z.object({
  source: line(200).optional(),
  medium: line(200).optional(),
  campaign: line(200).optional(),
  term: line(200).optional(),
  content: line(200).optional(),
});

export const link = z.object({
  id,
  programId: id,
  enrollmentId: id,
  partnerName: z.string(),
  code: z.string(),
  /** What a partner puts on its pages. */
  url: z.string(),
  /** An invisible picture: loaded by a page on which the link is, it notes that the page was seen. */
  viewUrl: z.string(),
  name: z.string(),
  target: z.string(),
  utm,
  archivedAt: instant.nullable(),
  createdAt: instant,
});

export const linkOperations = {
  list: {
    method: 'GET',
    path: '/links',
    summary: 'Links of partners (for a partner: its own)',
    audience: 'both',
    query: pageQuery.extend({
      programId: id.optional(),
      enrollmentId: id.optional(),
      search: z.string().max(120).optional(),
      archived: z.enum(['true', 'false']).optional(),
    }),
    output: page(link),
  },
  get: {
    method: 'GET',
    path: '/links/{id}',
    summary: 'One link',
    audience: 'both',
    params: idParams,
    output: link,
  },
  create: {
    method: 'POST',
    path: '/links',
    summary: "Make a link; without a target it leads to the program's default",
    audience: 'both',
    ...idempotent,
    status: 201,
    body: z.object({ enrollmentId: id, name: line(120), target: line(2000).optional(), utm: utm.optional() }),
    output: link,
    errors: ['conflict'],
  },
  archive: {
    method: 'POST',
    path: '/links/{id}/archive',
    summary: "Retire a link: it then leads to the program's default target, and its clicks do not count",
    audience: 'both',
    ...idempotent,
    params: idParams,
    output: link,
  },
} as const satisfies Operations;

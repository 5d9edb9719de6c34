import { timelineKinds, visibilities } from '@countersign/domain/approval/approval';
import { processNames } from '@countersign/domain/process/registry';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { commandResult, id, idempotent, idParams, instant, page, pageQuery, paragraph } from '../shared/fields.ts';
import { task } from '../task/task.ts';

export const routeStep = z.object({
  name: z.string(),
  state: z.enum(['done', 'current', 'ahead', 'skipped']),
  who: z.string(),
  required: z.int(),
  given: z.int(),
  dueAt: instant.nullable(),
  decisions: z.array(z.object({ by: z.string(), outcome: z.string(), at: instant })),
});

export const timelineEntry = z.object({
  id,
  at: instant,
  kind: z.enum(timelineKinds),
  actor: z.string(),
  visibility: z.enum(visibilities),
  text: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

export const caseView = z.object({
  id,
  process: z.enum(processNames),
  number: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  isOpen: z.boolean(),
  programName: z.string(),
  /** Null where it is about no partner in particular. */
  partner: z.object({ id, name: z.string() }).nullable(),
  subjectId: id,
  openedAt: instant,
  closedAt: instant.nullable(),
  revision: z.int(),
  /** Answers "where is it, who has it, by when". */
  whereabouts: z.object({
    state: z.string(),
    heldBy: z.string().nullable(),
    side: z.enum(['tenant', 'partner', 'nobody']),
    dueAt: instant.nullable(),
    isPaused: z.boolean(),
  }),
  /** What happens next if nobody acts. */
  nextEvent: z.object({ kind: z.string(), at: instant }).nullable(),
  route: z.array(routeStep),
  /** Staff only; null for a partner. */
  policy: z.object({ name: z.string(), version: z.int(), ruleName: z.string(), isReviewed: z.boolean() }).nullable(),
  task: task.nullable(),
  isBlocked: z.boolean(),
  /** Whether the reader prepared what waits here for approval, and may withdraw it. */
  mayWithdraw: z.boolean(),
});
export type CaseView = z.output<typeof caseView>;

export const comment = z.object({
  id,
  at: instant,
  by: z.string(),
  side: z.enum(['tenant', 'partner']),
  visibility: z.enum(visibilities),
  text: z.string(),
  files: z.array(z.object({ id, name: z.string(), size: z.int() })),
});
export type Comment = z.output<typeof comment>;

export const termsChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });

export const caseOperations = {
  list: {
    method: 'GET',
    path: '/cases',
    summary: 'Cases of every process',
    audience: 'staff',
    query: pageQuery.extend({
      search: z.string().max(120).optional(),
      open: z.enum(['true', 'false']).optional(),
      partnerId: id.optional(),
    }),
    output: page(caseView.omit({ route: true, policy: true, task: true, nextEvent: true, mayWithdraw: true })),
  },
  get: {
    method: 'GET',
    path: '/cases/{id}',
    summary: 'One case: where it is, who has it, by when',
    audience: 'both',
    params: idParams,
    output: caseView,
  },
  timeline: {
    method: 'GET',
    path: '/cases/{id}/timeline',
    summary: 'All that happened, oldest first',
    audience: 'both',
    params: idParams,
    query: pageQuery,
    output: page(timelineEntry),
  },
  revisions: {
    method: 'GET',
    path: '/cases/{id}/revisions',
    summary: 'Every revision of the terms, with what changed',
    audience: 'both',
    params: idParams,
    output: z.object({
      items: z.array(
        z.object({
          revision: z.int(),
          at: instant,
          by: z.string(),
          termsHash: z.string(),
          changes: z.array(termsChange),
        }),
      ),
    }),
  },
  comments: {
    method: 'GET',
    path: '/cases/{id}/comments',
    summary: 'Comments the caller may see, oldest first',
    audience: 'both',
    params: idParams,
    query: pageQuery,
    output: page(comment),
  },
  comment: {
    method: 'POST',
    path: '/cases/{id}/comments',
    summary: "Comment; a partner's comments are always shared, staff's are internal unless said otherwise",
    audience: 'both',
    ...idempotent,
    params: idParams,
    status: 201,
    body: z.object({
      text: paragraph(4_000),
      visibility: z.enum(visibilities).default('internal'),
      fileIds: z.array(id).max(10).default([]),
    }),
    output: comment,
  },
  withdraw: {
    method: 'POST',
    path: '/cases/{id}/withdraw',
    summary: 'Withdraw what one prepared and what still waits for approval: a period, a payout run, a correction',
    audience: 'staff',
    params: idParams,
    idempotency: 'decision',
    body: z.object({ text: paragraph(500).optional() }),
    output: commandResult,
    errors: ['action_not_available', 'not_open', 'temporarily_unavailable'],
  },
} as const satisfies Operations;

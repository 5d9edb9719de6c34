import { decisionOutcomes } from '@countersign/domain/approval/approval';
import { allRejectionReasons } from '@countersign/domain/process/rejection-reasons';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { basisPoints, commandResult, id, idempotent, idParams, page, pageQuery, paragraph } from '../shared/fields.ts';
import { task } from './task.ts';

export const decision = z.object({
  outcome: z.enum(decisionOutcomes),
  /** Reject: shown to the partner. */
  reason: z.enum(allRejectionReasons).optional(),
  /** Reject and request changes: the text for the partner. */
  text: paragraph(2_000).optional(),
  /** Never leaves the tenant. */
  internalNote: paragraph(2_000).optional(),
  /** Request changes: only these open. */
  fields: z
    .array(z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/))
    .min(1)
    .max(60)
    .optional(),
  /** Approve: the discount granted, where the step may set it. */
  grantedDiscountBp: basisPoints.optional(),
  /** Approve: go on even if the protection is taken by now, and wait in line. */
  acceptWaiting: z.boolean().default(false),
});
export type DecisionInput = z.output<typeof decision>;

export const taskOperations = {
  list: {
    method: 'GET',
    path: '/tasks',
    summary: 'The inbox: open tasks the caller may act on, most urgent first',
    audience: 'staff',
    query: pageQuery.extend({
      scope: z.enum(['mine', 'claimed', 'all', 'blocked']).default('mine'),
      search: z.string().max(120).optional(),
      overdue: z.enum(['true', 'false']).optional(),
      sort: z.enum(['dueAt', '-dueAt', 'openedAt', '-openedAt']).default('dueAt'),
    }),
    output: page(task),
  },
  get: { method: 'GET', path: '/tasks/{id}', summary: 'One task', audience: 'staff', params: idParams, output: task },
  claim: {
    method: 'POST',
    path: '/tasks/{id}/claim',
    summary: 'Take a task for a while, so that colleagues see who is on it',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    output: task,
    errors: ['claimed_by_other', 'not_open', 'not_a_candidate'],
  },
  release: {
    method: 'POST',
    path: '/tasks/{id}/release',
    summary: 'Give a claimed task back',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    output: task,
    errors: ['not_claimed'],
  },
  reassign: {
    method: 'POST',
    path: '/tasks/{id}/reassign',
    summary: 'Give the task to a named colleague; recorded with the reason',
    audience: 'staff',
    params: idParams,
    idempotency: 'decision',
    body: z.object({ toMemberId: id, text: paragraph(500).optional() }),
    output: commandResult,
    errors: ['not_open', 'not_a_candidate', 'same_person', 'temporarily_unavailable'],
  },
  decide: {
    method: 'POST',
    path: '/tasks/{id}/decision',
    summary: 'Approve, reject or ask for changes; If-Match is the revision of the terms that were looked at',
    audience: 'staff',
    params: idParams,
    idempotency: 'decision',
    ifMatch: true,
    body: decision,
    output: commandResult,
    errors: [
      'not_open',
      'already_decided',
      'not_a_candidate',
      'own_case',
      'same_person',
      'stale_revision',
      'slot_taken',
      'expired_command',
      'temporarily_unavailable',
    ],
  },
} as const satisfies Operations;

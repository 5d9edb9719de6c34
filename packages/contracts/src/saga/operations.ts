import { sagaKinds, sagaStatuses, sagaStepStates } from '@countersign/domain/saga/saga';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, line, page, pageQuery, paragraph, personRef } from '../shared/fields.ts';

const sagaSummary = z.object({
  id,
  kind: z.enum(sagaKinds),
  /** What it is about: an enrollment, an exit, a change of tier. */
  subjectId: z.string(),
  status: z.enum(sagaStatuses),
  partner: personRef,
  program: personRef.nullable(),
  stepCount: z.int(),
  /** Done or left out. */
  doneCount: z.int(),
  /** The step on which it waits for somebody. */
  waitsOn: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
  endedAt: instant.nullable(),
});
export type SagaSummary = z.output<typeof sagaSummary>;

export const sagaView = sagaSummary.extend({
  startedBy: z.string(),
  undoneBy: z.string().nullable(),
  undoReason: z.string().nullable(),
  canUndo: z.boolean(),
  steps: z.array(
    z.object({
      key: z.string(),
      state: z.enum(sagaStepStates),
      isOptional: z.boolean(),
      attempts: z.int(),
      undoAttempts: z.int(),
      nextTryAt: instant.nullable(),
      lastErrorCode: z.string().nullable(),
      lastErrorAt: instant.nullable(),
      /** What it made: numbers and ids at the other end. */
      output: z.record(z.string(), z.string()),
      skippedBy: z.string().nullable(),
      skipReason: z.string().nullable(),
      startedAt: instant.nullable(),
      endedAt: instant.nullable(),
      canRetry: z.boolean(),
      canSkip: z.boolean(),
    }),
  ),
});
export type SagaView = z.output<typeof sagaView>;

const stepKey = line(60);

export const sagaOperations = {
  list: {
    method: 'GET',
    path: '/sagas',
    summary: 'What is carried out step by step over several systems, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      state: z.enum(['waiting', 'moving', 'ended']).optional(),
      kind: z.enum(sagaKinds).optional(),
      partnerId: id.optional(),
    }),
    output: page(sagaSummary),
  },
  get: {
    method: 'GET',
    path: '/sagas/{id}',
    summary: 'One of them with each step, its tries, and what may be done about it',
    audience: 'staff',
    params: idParams,
    output: sagaView,
  },
  'retry-step': {
    method: 'POST',
    path: '/sagas/{id}/retry',
    summary: 'Have the step on which it waits tried again',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ step: stepKey }),
    output: sagaView,
    errors: ['action_not_available'],
  },
  'skip-step': {
    method: 'POST',
    path: '/sagas/{id}/skip',
    summary: 'Leave an optional step out for a reason, or one that somebody has undone by hand',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ step: stepKey, reason: paragraph(500) }),
    output: sagaView,
    errors: ['action_not_available'],
  },
  undo: {
    method: 'POST',
    path: '/sagas/{id}/undo',
    summary: 'Have all that it did undone, last step first',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ reason: paragraph(500) }),
    output: sagaView,
    errors: ['action_not_available'],
  },
} as const satisfies Operations;

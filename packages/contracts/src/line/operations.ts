import { eventKinds, eventStatuses, keptReasons } from '@countersign/domain/event/event';
import { lineKinds, lineStates } from '@countersign/domain/rating/line';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney, traceStep } from '../shared/earning.ts';
import { civilDate, id, instant, page, pageQuery } from '../shared/fields.ts';

const planRef = z.object({ id, name: z.string(), version: z.int() });

export const earningLine = z.object({
  id: z.uuid(),
  programId: id,
  enrollmentId: id,
  partner: z.object({ id, name: z.string() }),
  /** Null for a correction by hand that is about no event. */
  eventId: z.uuid().nullable(),
  kind: z.enum(lineKinds),
  state: z.enum(lineStates),
  /** Null for a correction by hand. */
  plan: planRef.nullable(),
  /** Of a correction by hand its number. */
  rule: z.string(),
  /** Below zero for what is taken back. */
  amount: signedMoney,
  amountExact: z.string(),
  basis: signedMoney.nullable(),
  exchange: z.object({ rate: z.string(), day: civilDate, source: z.string() }).nullable(),
  occurredAt: instant,
  holdUntil: instant,
  reversesLineId: z.uuid().nullable(),
  statementId: id.nullable(),
});

const explainedEvent = z.object({
  id: z.uuid(),
  kind: z.enum(eventKinds),
  occurredAt: instant,
  status: z.enum(eventStatuses),
  /** Why it is kept aside; for partners, what concerns others is left out. */
  reason: z.enum(keptReasons).nullable(),
});

export const lineOperations = {
  list: {
    method: 'GET',
    path: '/lines',
    summary: 'What was earned and taken back, line by line; for a partner its own',
    audience: 'both',
    query: pageQuery.extend({
      programId: id.optional(),
      enrollmentId: id.optional(),
      eventId: z.uuid().optional(),
      endCustomerId: id.optional(),
      kind: z.enum(lineKinds).optional(),
      state: z.enum(lineStates).optional(),
      sort: z.enum(['occurredAt', '-occurredAt']).default('-occurredAt'),
    }),
    output: page(earningLine),
  },
  explain: {
    method: 'GET',
    path: '/explanations/{id}',
    summary: 'Why this amount, for a line; why this or why nothing, for an event',
    audience: 'both',
    params: z.object({ id: z.uuid() }),
    output: z.object({
      /** Null for a correction by hand that is about no event. */
      event: explainedEvent.nullable(),
      lines: z.array(z.object({ line: earningLine, trace: z.array(traceStep) })),
      /** What each plan in force says where it gave nothing; empty where no plan was in force. */
      nothing: z.array(z.object({ plan: planRef, trace: z.array(traceStep) })),
    }),
  },
} as const satisfies Operations;

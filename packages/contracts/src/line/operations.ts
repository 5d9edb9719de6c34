import { eventKinds, eventStatuses } from '@countersign/domain/event/event';
import { lineKinds, lineStates } from '@countersign/domain/rating/line';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney, traceStep } from '../shared/earning.ts';
import { civilDate, id, instant, page, pageQuery } from '../shared/fields.ts';

export const earningLine = z.object({
  id,
  programId: id,
  enrollmentId: id,
  partner: z.object({ id, name: z.string() }),
  eventId: id,
  kind: z.enum(lineKinds),
  state: z.enum(lineStates),
  plan: z.object({ id, name: z.string(), version: z.int() }),
  rule: z.string(),
  /** Below zero for what is taken back. */
  amount: signedMoney,
  amountExact: z.string(),
  basis: signedMoney.nullable(),
  exchange: z.object({ rate: z.string(), day: civilDate, source: z.string() }).nullable(),
  occurredAt: instant,
  holdUntil: instant,
  reversesLineId: id.nullable(),
  statementId: id.nullable(),
});

const explainedEvent = z.object({
  id,
  kind: z.enum(eventKinds),
  status: z.enum(eventStatuses),
  /** Why it is kept aside; partners see `not_counted` where the reason is not theirs to know. */
  reason: z.string().nullable(),
  occurredAt: instant,
  receivedAt: instant,
  net: signedMoney.nullable(),
  tax: signedMoney.nullable(),
  discount: signedMoney.nullable(),
  quantity: z.int(),
  product: z.string().nullable(),
  country: z.string().nullable(),
  /** How it came to its partner; null where it came to none. */
  attribution: z.record(z.string(), z.unknown()).nullable(),
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
      eventId: id.optional(),
      statementId: id.optional(),
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
    params: z.object({ id }),
    output: z.object({
      event: explainedEvent,
      lines: z.array(z.object({ line: earningLine, trace: z.array(traceStep) })),
      /** What each plan in force said where it gave nothing. */
      nothing: z.array(
        z.object({ plan: z.object({ id, name: z.string(), version: z.int() }), trace: z.array(traceStep) }),
      ),
    }),
  },
} as const satisfies Operations;

import { lineKinds, lineStates } from '@countersign/domain/rating/line';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import { civilDate, id, idParams, instant, page, pageQuery, paperQuery } from '../shared/fields.ts';

/** opening + earned + corrections - paid = closing. */
export const statement = z.object({
  id,
  number: z.string(),
  periodId: id,
  fromOn: civilDate,
  toOn: civilDate,
  programName: z.string(),
  enrollmentId: id,
  partner: z.object({ id, name: z.string() }),
  opening: signedMoney,
  earned: signedMoney,
  corrections: signedMoney,
  paid: signedMoney,
  closing: signedMoney,
  /** Of the closing balance: still waiting for the end of its hold. */
  pending: signedMoney,
  available: signedMoney,
  lineCount: z.int(),
  publishedAt: instant.nullable(),
});
export type Statement = z.output<typeof statement>;

export const statementLine = z.object({
  id: z.uuid(),
  occurredAt: instant,
  kind: z.enum(lineKinds),
  state: z.enum(lineStates),
  /** Null for a correction by hand that is about no event. */
  eventKind: z.string().nullable(),
  /** Reference of the purchase at its source; of a correction by hand that is about none, its own number. */
  reference: z.string(),
  rule: z.string(),
  /** Null for a correction by hand. */
  planVersion: z.int().nullable(),
  basis: signedMoney.nullable(),
  fxRate: z.string().nullable(),
  fxDay: civilDate.nullable(),
  fxSource: z.string().nullable(),
  holdUntil: instant,
  amount: signedMoney,
});

export const statementOperations = {
  list: {
    method: 'GET',
    path: '/statements',
    summary: 'Statements, newest first; a partner sees its own once they are published',
    audience: 'both',
    query: pageQuery.extend({ periodId: id.optional(), partnerId: id.optional() }),
    output: page(statement),
  },
  get: {
    method: 'GET',
    path: '/statements/{id}',
    summary: 'One statement',
    audience: 'both',
    params: idParams,
    output: statement,
  },
  lines: {
    method: 'GET',
    path: '/statements/{id}/lines',
    summary: 'The lines of a statement, oldest first; they sum to what it says was earned and corrected',
    audience: 'both',
    params: idParams,
    query: pageQuery,
    output: page(statementLine),
  },
  csv: {
    method: 'GET',
    path: '/statements/{id}/csv',
    summary: 'A statement with all its lines as CSV',
    audience: 'both',
    params: idParams,
    output: z.unknown(),
    transfer: 'download',
  },
  pdf: {
    method: 'GET',
    path: '/statements/{id}/pdf',
    summary: 'A statement with all its lines as PDF',
    audience: 'both',
    params: idParams,
    query: paperQuery,
    output: z.unknown(),
    transfer: 'download',
  },
} as const satisfies Operations;

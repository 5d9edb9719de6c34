import { periodStatuses } from '@countersign/domain/statement/period';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import { civilDate, id, idempotent, idParams, instant, page, pageQuery, yearMonth } from '../shared/fields.ts';

/** Sums over all statements of a period. */
const totals = z.object({
  statementCount: z.int(),
  earned: signedMoney,
  corrections: signedMoney,
  paid: signedMoney,
  closing: signedMoney,
  /** The same of the period before; null for the first. */
  previousEarned: signedMoney.nullable(),
  previousStatementCount: z.int().nullable(),
});

export const period = z.object({
  id,
  programId: id,
  programName: z.string(),
  fromOn: civilDate,
  toOn: civilDate,
  status: z.enum(periodStatuses),
  caseId: id.nullable(),
  preparedBy: z.string().nullable(),
  approvedBy: z.array(z.string()),
  frozenAt: instant.nullable(),
  publishedAt: instant.nullable(),
  hash: z.string().nullable(),
  totals: totals.nullable(),
  createdAt: instant,
});
export type Period = z.output<typeof period>;

/** What changed most against the period before. */
const periodChange = z.object({
  enrollmentId: id,
  partnerName: z.string(),
  earned: signedMoney,
  previousEarned: signedMoney,
});

export const periodOperations = {
  list: {
    method: 'GET',
    path: '/periods',
    summary: 'Closed periods and those under way, newest first',
    audience: 'staff',
    query: pageQuery.extend({ programId: id.optional() }),
    output: page(period),
  },
  get: {
    method: 'GET',
    path: '/periods/{id}',
    summary: 'One period with its totals and what changed most against the one before',
    audience: 'staff',
    params: idParams,
    output: period.extend({ changes: z.array(periodChange) }),
  },
  close: {
    method: 'POST',
    path: '/periods',
    summary: 'Close a month: its lines are settled, statements made, and finance asked to approve them',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({ programId: id, month: yearMonth }),
    output: period,
    errors: ['period_not_over', 'period_out_of_order', 'period_closed_already'],
  },
} as const satisfies Operations;

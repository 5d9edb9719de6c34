import { payoutStatuses, rails } from '@countersign/domain/payout/payout';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { payout } from '../payout-run/operations.ts';
import { signedMoney } from '../shared/earning.ts';
import {
  civilDate,
  id,
  idempotent,
  idParams,
  line,
  listOf,
  money,
  page,
  pageQuery,
  paperQuery,
} from '../shared/fields.ts';

/** What a partner is owed in one program, and what becomes of it. */
export const balance = z.object({
  enrollmentId: id,
  programName: z.string(),
  pending: signedMoney,
  available: signedMoney,
  held: signedMoney,
  receivable: signedMoney,
  /** Under way: sent and not yet confirmed by the bank. */
  underWay: signedMoney,
  minimum: signedMoney,
  /** Why the next run would hold it, if it would, as a code. */
  holdReason: z.string().nullable(),
});

export const payoutOperations = {
  list: {
    method: 'GET',
    path: '/payouts',
    summary: 'Payouts, newest first; a partner sees its own',
    audience: 'both',
    query: pageQuery.extend({
      programId: id.optional(),
      partnerId: id.optional(),
      runId: id.optional(),
      /** Exactly this number of a run, or this reference of a payment. */
      reference: line(60).optional(),
      status: listOf(z.enum(payoutStatuses)).optional(),
      rail: z.enum(rails).optional(),
    }),
    output: page(payout),
  },
  get: {
    method: 'GET',
    path: '/payouts/{id}',
    summary: 'One payout',
    audience: 'both',
    params: idParams,
    output: payout,
  },
  balances: {
    method: 'GET',
    path: '/balances',
    summary: 'What is owed to a partner, per program',
    audience: 'both',
    query: z.object({ partnerId: id.optional() }),
    output: z.object({ items: z.array(balance) }),
  },
  remittance: {
    method: 'GET',
    path: '/payouts/{id}/remittance',
    summary: 'What a payout that has left was paid for, as PDF',
    audience: 'both',
    params: idParams,
    query: paperQuery,
    output: z.unknown(),
    transfer: 'download',
    errors: ['action_not_available'],
  },
  settle: {
    method: 'POST',
    path: '/payouts/{id}/settle',
    summary: 'Say with proof that a payout by hand was paid',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    ifMatch: true,
    body: z.object({ reference: line(140), paidOn: civilDate, amount: money }),
    output: payout,
    errors: ['action_not_available'],
  },
  retry: {
    method: 'POST',
    path: '/payouts/{id}/retry',
    summary: 'After a confirmed failure: free the money for the next run, or write it into it again',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    ifMatch: true,
    body: z.object({ note: line(200) }),
    output: payout,
    errors: ['action_not_available'],
  },
} as const satisfies Operations;

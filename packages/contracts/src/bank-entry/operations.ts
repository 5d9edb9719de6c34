import { bankEntryStatuses } from '@countersign/domain/payout/payout';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import { civilDate, id, idempotent, idParams, instant, line, page, pageQuery, personRef } from '../shared/fields.ts';

export const bankEntry = z.object({
  id,
  legalEntity: personRef,
  reference: z.string(),
  bookedOn: civilDate,
  amount: signedMoney,
  endToEndId: z.string().nullable(),
  isReturn: z.boolean(),
  reasonCode: z.string().nullable(),
  payoutId: id.nullable(),
  status: z.enum(bankEntryStatuses),
  /** Who has to clear it up. */
  owner: personRef.nullable(),
  note: z.string().nullable(),
  createdAt: instant,
});
export type BankEntry = z.output<typeof bankEntry>;

export const bankEntryOperations = {
  list: {
    method: 'GET',
    path: '/bank-entries',
    summary: 'What the bank says happened, newest first',
    audience: 'staff',
    query: pageQuery.extend({ status: z.enum(bankEntryStatuses).optional() }),
    output: page(bankEntry),
  },
  import: {
    method: 'POST',
    path: '/legal-entities/{id}/bank-statement',
    summary:
      'Read a bank statement (camt.053): payouts settle or return by their end-to-end id, the rest is an exception',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    transfer: 'upload',
    output: z.object({ read: z.int(), known: z.int(), settled: z.int(), returned: z.int(), exceptions: z.int() }),
    errors: ['statement_unreadable', 'payload_too_large'],
  },
  resolve: {
    method: 'POST',
    path: '/bank-entries/{id}/resolve',
    summary: 'Say how an exception was cleared up',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ note: line(400) }),
    output: bankEntry,
    errors: ['action_not_available'],
  },
  assign: {
    method: 'POST',
    path: '/bank-entries/{id}/assign',
    summary: 'Give an exception to a colleague',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ memberId: id }),
    output: bankEntry,
  },
} as const satisfies Operations;

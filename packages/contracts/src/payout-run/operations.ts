import { payoutHoldReasons, payoutRunStatuses, payoutStatuses, rails } from '@countersign/domain/payout/payout';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import { civilDate, id, idempotent, idParams, instant, line, page, pageQuery, personRef } from '../shared/fields.ts';

export const payoutRun = z.object({
  id,
  number: z.string(),
  programId: id,
  programName: z.string(),
  legalEntity: personRef,
  rail: z.enum(rails),
  currency: z.string(),
  payOn: civilDate,
  status: z.enum(payoutRunStatuses),
  caseId: id.nullable(),
  listHash: z.string().nullable(),
  preparedBy: z.array(z.string()),
  approvedBy: z.array(z.string()),
  total: signedMoney,
  payoutCount: z.int(),
  heldCount: z.int(),
  /** The rail's file, where people carry it to the bank. */
  hasFile: z.boolean(),
  revision: z.int(),
  releasedAt: instant.nullable(),
  settledAt: instant.nullable(),
  createdAt: instant,
});
export type PayoutRun = z.output<typeof payoutRun>;

export const payout = z.object({
  id,
  runId: id,
  runNumber: z.string(),
  enrollmentId: id,
  partner: personRef,
  programName: z.string(),
  amount: signedMoney,
  status: z.enum(payoutStatuses),
  holdReason: z.enum(payoutHoldReasons).nullable(),
  rail: z.enum(rails),
  account: z.string().nullable(),
  attempt: z.int(),
  endToEndId: z.string().nullable(),
  payOn: civilDate,
  sentAt: instant.nullable(),
  settledAt: instant.nullable(),
  /** The rail's own code where it failed or came back, such as `AC04`. */
  failure: z.string().nullable(),
  statements: z.array(z.object({ id, number: z.string() })),
  revision: z.int(),
});
export type Payout = z.output<typeof payout>;

const onRun = { params: idParams, ...idempotent, output: payoutRun } as const;

export const payoutRunOperations = {
  list: {
    method: 'GET',
    path: '/payout-runs',
    summary: 'Payout runs, newest first',
    audience: 'staff',
    query: pageQuery.extend({ programId: id.optional(), status: z.enum(payoutRunStatuses).optional() }),
    output: page(payoutRun),
  },
  get: {
    method: 'GET',
    path: '/payout-runs/{id}',
    summary: 'One payout run',
    audience: 'staff',
    params: idParams,
    output: payoutRun,
  },
  payouts: {
    method: 'GET',
    path: '/payout-runs/{id}/payouts',
    summary: 'The payouts of a run, held ones with their reason',
    audience: 'staff',
    params: idParams,
    query: pageQuery.extend({ status: z.enum(payoutStatuses).optional() }),
    output: page(payout),
  },
  create: {
    method: 'POST',
    path: '/payout-runs',
    summary: 'Gather what is available per partner into a run; whoever cannot be paid is held with the reason',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({ programId: id, rail: z.enum(rails), payOn: civilDate }),
    output: payoutRun,
    errors: ['payout_run_open', 'nothing_to_pay', 'payer_account_missing'],
  },
  hold: {
    method: 'POST',
    path: '/payout-runs/{id}/hold',
    summary: 'Hold one payout of a run that is not approved yet, or clear it again',
    audience: 'staff',
    ...onRun,
    ifMatch: true,
    body: z.object({ payoutId: id, isHeld: z.boolean(), note: line(200) }),
    errors: ['action_not_available'],
  },
  submit: {
    method: 'POST',
    path: '/payout-runs/{id}/submit',
    summary: 'Put the exact list before two approvers, of whom none prepared it or changed a payee in it',
    audience: 'staff',
    ...onRun,
    ifMatch: true,
    errors: ['action_not_available', 'list_changed'],
  },
  cancel: {
    method: 'POST',
    path: '/payout-runs/{id}/cancel',
    summary: 'Give up a run that is not under review or released',
    audience: 'staff',
    ...onRun,
    ifMatch: true,
    body: z.object({ note: line(200) }),
    errors: ['action_not_available'],
  },
  file: {
    method: 'GET',
    path: '/payout-runs/{id}/file',
    summary: 'The payment file or list of a released run, for the bank or for whoever pays by hand',
    audience: 'staff',
    params: idParams,
    transfer: 'download',
    output: z.unknown(),
    errors: ['action_not_available'],
  },
} as const satisfies Operations;

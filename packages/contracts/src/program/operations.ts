import { partnerTypes, programPresets } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  basisPoints,
  currencyCode,
  id,
  idempotent,
  idParams,
  line,
  money,
  page,
  pageQuery,
  timeZone,
} from '../shared/fields.ts';

export const programSettings = z.object({
  approvalThreshold: money,
  standardDiscountBp: basisPoints,
  protectionDays: z.int().min(1).max(730),
  extensionDays: z.int().min(0).max(365),
  offerAcceptance: z.string().max(20),
  changesLimit: z.string().max(20),
  openLimit: z.int().min(1).max(10_000),
  dailyLimit: z.int().min(1).max(10_000),
  ruleReleaseAfter: z.string().max(20),
  sampleShareBp: basisPoints,
  /** The least that is paid out; what is less is carried over. */
  payoutMinimum: money,
  /** After how many minutes a payout of which the bank says nothing is reported. */
  payoutUnknownMinutes: z.int().min(5).max(10_080),
  /** The least notice before a membership ends, but for reasons that allow none. */
  exitNoticeDays: z.int().min(0).max(365),
  /** How long what is left of a membership that ended waits for claims. */
  exitClawbackDays: z.int().min(0).max(365),
  exitAppealDays: z.int().min(0).max(365),
});

/** Partners do not see what would tell them how their registrations are sorted. */
const programTerms = programSettings.partial({
  approvalThreshold: true,
  ruleReleaseAfter: true,
  sampleShareBp: true,
  payoutMinimum: true,
  payoutUnknownMinutes: true,
});

export const program = z.object({
  id,
  name: z.string(),
  preset: z.enum(programPresets),
  currency: z.string(),
  zone: z.string(),
  calendarId: id,
  partnerTypes: z.array(z.enum(partnerTypes)),
  settings: programTerms,
  enrolledCount: z.int(),
  revision: z.int(),
});

export const programOperations = {
  list: {
    method: 'GET',
    path: '/programs',
    summary: 'Programs',
    audience: 'both',
    query: pageQuery,
    output: page(program),
  },
  get: {
    method: 'GET',
    path: '/programs/{id}',
    summary: 'One program',
    audience: 'both',
    params: idParams,
    output: program,
  },
  create: {
    method: 'POST',
    path: '/programs',
    summary: 'Create a program from a preset',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      name: line(120),
      preset: z.enum(programPresets),
      currency: currencyCode,
      zone: timeZone,
      calendarId: id,
    }),
    output: program,
  },
  update: {
    method: 'PATCH',
    path: '/programs/{id}',
    summary: "Change a program's settings",
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: z.object({
      name: line(120).optional(),
      calendarId: id.optional(),
      partnerTypes: z.array(z.enum(partnerTypes)).min(1).optional(),
      settings: programSettings.partial().optional(),
    }),
    output: program,
    errors: ['stale_revision'],
  },
} as const satisfies Operations;

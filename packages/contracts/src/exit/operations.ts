import { dealStatuses } from '@countersign/domain/deal-registration/deal';
import {
  accessDispositions,
  dealDispositions,
  linkDispositions,
  moneyDispositions,
} from '@countersign/domain/exit/disposition';
import { exitEffectKeys } from '@countersign/domain/exit/effects';
import { exitAppealStatuses, exitDaysMax, exitOrigins, exitReasons, exitStatuses } from '@countersign/domain/exit/exit';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import {
  commandResult,
  id,
  idempotent,
  idParams,
  instant,
  money,
  page,
  pageQuery,
  paragraph,
  personRef,
} from '../shared/fields.ts';

const sums = {
  pending: signedMoney,
  available: signedMoney,
  held: signedMoney,
  /** Taken back and not covered yet. */
  owed: signedMoney,
  underWay: signedMoney,
};

export const exitDeal = z.object({
  dealId: id,
  number: z.string().nullable(),
  customerName: z.string().nullable(),
  status: z.enum(dealStatuses),
  amount: money.nullable(),
  protectedUntil: z.string().nullable(),
  disposition: z.enum(dealDispositions),
  /** What may be chosen for it as it stands. */
  choices: z.array(z.enum(dealDispositions)),
});

/** What the end of a membership does, area by area. */
export const exitPreview = z.object({
  at: instant,
  deals: z.array(exitDeal),
  transferTo: z.object({ enrollmentId: id, partnerName: z.string() }).nullable(),
  money: z.object({ ...sums, disposition: z.enum(moneyDispositions), clawbackDays: z.int() }),
  links: z.object({ live: z.int(), coupons: z.int(), disposition: z.enum(linkDispositions) }),
  access: z.object({
    people: z.array(z.object({ name: z.string(), roles: z.array(z.string()) })),
    otherMemberships: z.int(),
    disposition: z.enum(accessDispositions),
  }),
  kept: z.array(z.object({ kind: z.string(), basis: z.string(), until: z.string() })),
});
export type ExitPreviewView = z.output<typeof exitPreview>;

const account = z.object({
  ...sums,
  at: instant,
  /** From when what is left is paid; null where it is not. */
  lastPayoutFrom: instant.nullable(),
});

const choices = z.object({
  deals: z.enum(dealDispositions),
  /** The membership that takes over what is transferred. */
  transferTo: id.nullable(),
  /** Registrations that go another way than the others. */
  exceptions: z.array(z.object({ dealId: id, disposition: z.enum(dealDispositions) })).max(200),
  links: z.enum(linkDispositions),
});
export type ExitChoicesView = z.output<typeof choices>;

const days = z.int().min(0).max(exitDaysMax);

const asked = z.object({
  enrollmentId: id,
  reason: z.enum(exitReasons),
  noticeDays: days,
  /** How long money waits for claims after the end. */
  clawbackDays: days,
  choices,
});

const appeal = z.object({
  id,
  number: z.string(),
  status: z.enum(exitAppealStatuses),
  text: z.string(),
  answer: z.string().nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
});

export const exit = z.object({
  id,
  number: z.string(),
  enrollmentId: id,
  partner: personRef,
  program: personRef,
  reason: z.enum(exitReasons),
  note: z.string(),
  partnerText: z.string(),
  origin: z.enum(exitOrigins),
  status: z.enum(exitStatuses),
  noticeDays: z.int(),
  clawbackDays: z.int(),
  choices,
  preview: exitPreview,
  /** Whether what was previewed still is what would happen; decisions on anything else are refused. */
  isCurrent: z.boolean(),
  revision: z.int(),
  caseId: id,
  /** Of what is carried out when the notice is over. */
  sagaId: id.nullable(),
  proposedBy: z.string().nullable(),
  approvedBy: z.array(z.string()),
  endsAt: instant.nullable(),
  appealUntil: instant.nullable(),
  effects: z.array(
    z.object({
      key: z.enum(exitEffectKeys),
      state: z.enum(['ahead', 'done', 'undone']),
      at: instant.nullable(),
      isReversible: z.boolean(),
    }),
  ),
  account: account.extend({ isBlocked: z.boolean() }).nullable(),
  appeal: appeal.extend({ caseId: id }).nullable(),
  cancelNote: z.string().nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type ExitView = z.output<typeof exit>;

export const exitSummary = exit.pick({
  id: true,
  number: true,
  enrollmentId: true,
  partner: true,
  program: true,
  reason: true,
  origin: true,
  status: true,
  endsAt: true,
  caseId: true,
  createdAt: true,
});
export type ExitSummary = z.output<typeof exitSummary>;

/** What a partner's people read: dates, and what becomes of what is theirs; of our reasons nothing. */
export const ownExit = z.object({
  id,
  number: z.string(),
  programName: z.string(),
  enrollmentId: id,
  isOwnWish: z.boolean(),
  status: z.enum(['asked', 'notice', 'ending', 'ended', 'cancelled', 'refused', 'withdrawn']),
  text: z.string(),
  endsAt: instant.nullable(),
  deals: z.array(
    z.object({
      dealId: id,
      number: z.string().nullable(),
      customerName: z.string().nullable(),
      disposition: z.enum(dealDispositions),
      protectedUntil: z.string().nullable(),
    }),
  ),
  links: z.object({ live: z.int(), coupons: z.int(), disposition: z.enum(linkDispositions) }),
  money: z.object({ ...sums, clawbackDays: z.int() }),
  keepsReading: z.boolean(),
  kept: z.array(z.object({ kind: z.string(), basis: z.string(), until: z.string() })),
  account: account.nullable(),
  appealUntil: instant.nullable(),
  canAppeal: z.boolean(),
  appeal: appeal.nullable(),
});
export type OwnExit = z.output<typeof ownExit>;

export const exitOperations = {
  list: {
    method: 'GET',
    path: '/exits',
    summary: 'Memberships that end, have ended, or were to end',
    audience: 'staff',
    query: pageQuery.extend({
      partnerId: id.optional(),
      enrollmentId: id.optional(),
      programId: id.optional(),
      status: z.enum(exitStatuses).optional(),
    }),
    output: page(exitSummary),
  },
  get: {
    method: 'GET',
    path: '/exits/{id}',
    summary: 'One end of a membership: what was decided, what it does, and what was done',
    audience: 'staff',
    params: idParams,
    output: exit,
  },
  preview: {
    method: 'POST',
    path: '/exits/preview',
    summary: 'What the end of a membership would do, as things stand; nothing is written',
    audience: 'staff',
    body: asked,
    output: exitPreview,
  },
  start: {
    method: 'POST',
    path: '/exits',
    summary: 'Put the end of a membership before those who decide',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: asked.extend({ note: paragraph(1000), partnerText: paragraph(1000) }),
    output: exit,
    errors: ['conflict', 'action_not_available'],
  },
  revise: {
    method: 'POST',
    path: '/exits/{id}/revise',
    summary: 'Bring what is decided on up to date, or change it; approvals given before count no more',
    audience: 'staff',
    idempotency: 'decision',
    params: idParams,
    ifMatch: true,
    body: asked.pick({ noticeDays: true, clawbackDays: true, choices: true }),
    output: commandResult,
    errors: ['stale_revision', 'not_open', 'action_not_available', 'temporarily_unavailable'],
  },
  cancel: {
    method: 'POST',
    path: '/exits/{id}/cancel',
    summary: 'Take an agreed end back before it is over: what was done is undone, the last first',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ note: paragraph(1000) }),
    output: exit,
    errors: ['action_not_available'],
  },
  mine: {
    method: 'GET',
    path: '/own-exits',
    summary: 'Memberships of a partner that end or have ended',
    audience: 'partner',
    output: z.object({ items: z.array(ownExit) }),
  },
  ask: {
    method: 'POST',
    path: '/own-exits',
    summary: 'Ask for the end of a membership',
    audience: 'partner',
    ...idempotent,
    status: 201,
    body: z.object({ enrollmentId: id, text: paragraph(1000) }),
    output: ownExit,
    errors: ['conflict', 'action_not_available'],
  },
  appeal: {
    method: 'POST',
    path: '/own-exits/{id}/appeal',
    summary: 'Appeal against the end of a membership; other people decide',
    audience: 'partner',
    ...idempotent,
    params: idParams,
    body: z.object({ text: paragraph(4000) }),
    output: ownExit,
    errors: ['action_not_available', 'conflict'],
  },
} as const satisfies Operations;

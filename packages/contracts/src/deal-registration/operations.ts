import { dealFields, dealLossReasons, dealStages, dealStatuses } from '@countersign/domain/deal-registration/deal';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  civilDate,
  commandResult,
  id,
  idempotent,
  idParams,
  instant,
  line,
  listOf,
  money,
  nothing,
  page,
  pageQuery,
  paragraph,
  personRef,
} from '../shared/fields.ts';
import { dealTermsDraft, dealTermsPatch } from './terms.ts';

export const dealAction = z.enum([
  'edit',
  'discard',
  'submit',
  'answer',
  'withdraw',
  'extend',
  'report_win',
  'report_loss',
  'accept_offer',
  'decline_offer',
  'confirm_win',
]);

export const dealSummary = z.object({
  id,
  caseId: id.nullable(),
  number: z.string().nullable(),
  status: z.enum(dealStatuses),
  programId: id,
  programName: z.string(),
  partner: personRef,
  customerName: z.string().nullable(),
  customerCountry: z.string().nullable(),
  products: z.array(z.string()),
  amount: money.nullable(),
  closeMonth: z.string().nullable(),
  submittedAt: instant.nullable(),
  protectedUntil: civilDate.nullable(),
  /** Team or person who has it now, and by when; for a partner only its own side or the tenant's team is named. */
  heldBy: z.string().nullable(),
  dueAt: instant.nullable(),
  ownReference: z.string().nullable(),
  /** Staff only. */
  hasMatches: z.boolean().nullable(),
  origin: z.enum(['portal', 'staff', 'import', 'demo']),
  changedAt: instant,
  revision: z.int(),
});

export const deal = dealSummary.extend({
  terms: dealTermsDraft,
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), size: z.int() })),
  productNames: z.record(z.string(), z.string()),
  submittedBy: z.string().nullable(),
  grantedDiscountBp: z.int().nullable(),
  standardDiscountBp: z.int(),
  protectionZone: z.string(),
  extensionsUsed: z.int(),
  changes: z.object({ fields: z.array(z.enum(dealFields)), text: z.string(), limitAt: instant.nullable() }).nullable(),
  offer: z.object({ acceptBy: instant }).nullable(),
  rejection: z.object({ reason: z.string(), text: z.string() }).nullable(),
  win: z
    .object({ orderNumber: z.string(), wonOn: civilDate, amount: money, confirmedAt: instant.nullable() })
    .nullable(),
  loss: z.object({ reason: z.enum(dealLossReasons), text: z.string().nullable() }).nullable(),
  actions: z.array(dealAction),
});
export type Deal = z.output<typeof deal>;

export const dealMatch = z.object({
  id,
  kind: z.enum(['registration', 'account']),
  subjectId: id,
  /** Number of the registration or name of the account. */
  label: z.string(),
  customerName: z.string(),
  country: z.string().nullable(),
  partnerName: z.string().nullable(),
  salesOwner: z.string().nullable(),
  status: z.string(),
  isNamedAccount: z.boolean(),
  holdsSlot: z.boolean(),
  score: z.int(),
  reasons: z.array(z.object({ kind: z.string(), left: z.string().optional(), right: z.string().optional() })),
});
export type DealMatch = z.output<typeof dealMatch>;

/** What the route will be, from what was typed alone. */
export const routePreview = z.object({
  isComplete: z.boolean(),
  missing: z.array(z.enum(dealFields)),
  steps: z.array(z.object({ name: z.string(), who: z.string(), dueIn: z.string() })),
  expectedBy: instant.nullable(),
});

const errorsOfAction = ['action_not_available', 'stale_revision', 'temporarily_unavailable'] as const;
const onCase = {
  params: idParams,
  idempotency: 'decision',
  ifMatch: true,
  output: commandResult,
  errors: errorsOfAction,
} as const;

export const dealRegistrationOperations = {
  list: {
    method: 'GET',
    path: '/deal-registrations',
    summary: 'Registrations (for a partner: its own), newest change first',
    audience: 'both',
    query: pageQuery.extend({
      search: z.string().max(120).optional(),
      status: listOf(z.enum(dealStatuses)).optional(),
      partnerId: id.optional(),
      programId: id.optional(),
      productId: id.optional(),
      country: z.string().max(2).optional(),
      sort: z
        .enum([
          'changedAt',
          '-changedAt',
          'submittedAt',
          '-submittedAt',
          'customerName',
          '-customerName',
          'dueAt',
          '-dueAt',
        ])
        .default('-changedAt'),
    }),
    output: page(dealSummary),
  },
  get: {
    method: 'GET',
    path: '/deal-registrations/{id}',
    summary: 'One registration',
    audience: 'both',
    params: idParams,
    output: deal,
  },
  'create-draft': {
    method: 'POST',
    path: '/deal-registrations',
    summary: 'Start a draft; staff name the partner they register for',
    audience: 'both',
    ...idempotent,
    status: 201,
    body: z.object({ programId: id, partnerId: id.optional(), terms: dealTermsDraft.default({}) }),
    output: deal,
  },
  'update-draft': {
    method: 'PATCH',
    path: '/deal-registrations/{id}',
    summary: 'Save a draft while it is typed, or the open fields of a change request before they are sent',
    audience: 'both',
    params: idParams,
    ifMatch: true,
    body: z.object({ terms: dealTermsPatch.partial() }),
    output: deal,
    errors: ['stale_revision', 'field_not_open', 'action_not_available'],
  },
  discard: {
    method: 'DELETE',
    path: '/deal-registrations/{id}',
    summary: 'Throw a draft away',
    audience: 'both',
    params: idParams,
    status: 204,
    output: nothing,
    errors: ['action_not_available'],
  },
  preview: {
    method: 'GET',
    path: '/deal-registrations/{id}/preview',
    summary: 'Who will decide and by when, from what was typed alone',
    audience: 'both',
    params: idParams,
    output: routePreview,
  },
  submit: {
    method: 'POST',
    path: '/deal-registrations/{id}/submit',
    summary: 'Register the deal: the terms are fixed and a case starts',
    audience: 'both',
    ...idempotent,
    params: idParams,
    ifMatch: true,
    output: deal,
    errors: [
      'stale_revision',
      'action_not_available',
      'open_limit_reached',
      'daily_limit_reached',
      'product_retired',
      'partner_held',
    ],
  },
  answer: {
    method: 'POST',
    path: '/deal-registrations/{id}/answer',
    summary: 'Answer a change request with new values for the named fields',
    audience: 'both',
    ...onCase,
    body: z.object({ terms: dealTermsPatch.partial(), note: paragraph(2_000).optional() }),
  },
  withdraw: {
    method: 'POST',
    path: '/deal-registrations/{id}/withdraw',
    summary: 'Take the registration back',
    audience: 'both',
    ...onCase,
    body: z.object({ text: paragraph(2_000).optional() }),
  },
  extend: {
    method: 'POST',
    path: '/deal-registrations/{id}/extend',
    summary:
      'Extend the protection once by self-service, with the stage that the sale has reached; later ones are asked for',
    audience: 'both',
    ...onCase,
    body: z.object({
      stage: z.enum(dealStages),
      closeMonth: dealTermsDraft.shape.closeMonth,
      note: paragraph(2_000).optional(),
    }),
  },
  'report-win': {
    method: 'POST',
    path: '/deal-registrations/{id}/win',
    summary: 'Report a win; it counts when it is confirmed',
    audience: 'both',
    ...onCase,
    body: z.object({
      wonOn: civilDate,
      orderNumber: line(80),
      amount: money,
      evidence: z.array(id).max(20).default([]),
    }),
  },
  'report-loss': {
    method: 'POST',
    path: '/deal-registrations/{id}/loss',
    summary: 'Report that the sale was lost; the protection is released',
    audience: 'both',
    ...onCase,
    body: z.object({ reason: z.enum(dealLossReasons), text: paragraph(2_000).optional() }),
  },
  'accept-offer': {
    method: 'POST',
    path: '/deal-registrations/{id}/offer/accept',
    summary: 'Accept the protection that has become free',
    audience: 'both',
    ...onCase,
  },
  'decline-offer': {
    method: 'POST',
    path: '/deal-registrations/{id}/offer/decline',
    summary: 'Decline the protection that has become free',
    audience: 'both',
    ...onCase,
  },
  matches: {
    method: 'GET',
    path: '/deal-registrations/{id}/matches',
    summary: 'Registrations and accounts that may be the same customer, with the reason for each',
    audience: 'staff',
    params: idParams,
    output: z.object({ items: z.array(dealMatch) }),
  },
} as const satisfies Operations;

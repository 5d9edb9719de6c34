import { attributionModels, candidateKinds, candidateOutcomes } from '@countersign/domain/attribution/attribution';
import { eventKinds, eventStatuses, keptReasons } from '@countersign/domain/event/event';
import { eventRefusalCodes } from '@countersign/domain/event/event-refusal';
import { z } from 'zod';
import { earningLine } from '../line/operations.ts';
import type { Operations } from '../operation/operation.ts';
import { country, id, idempotent, instant, line, listOf, money, page, pageQuery, paragraph } from '../shared/fields.ts';

const eventId = z.uuid();
const eventParams = z.object({ id: eventId });

/** What a customer did, as another system tells it. Amounts are in one currency and never below zero. */
export const newEvent = z.object({
  kind: z.enum(eventKinds),
  externalId: line(200),
  customer: line(200).optional(),
  /** Compared with the partner's own addresses and then forgotten. */
  customerEmail: line(320).optional(),
  /** RFC 3339; now, where it is left out. */
  occurredAt: instant.optional(),
  /** What was paid, with tax and after discount. */
  amount: money.optional(),
  /** The same without tax; one of the two is enough. */
  net: money.optional(),
  tax: money.optional(),
  discount: money.optional(),
  quantity: z.int().min(1).max(1_000_000).optional(),
  product: line(100).optional(),
  country: country.optional(),
  coupon: line(64).optional(),
  clickId: line(64).optional(),
  /** Of a refund or chargeback: the external id of its purchase. */
  refersTo: line(200).optional(),
  /** Number or id of a registered deal. */
  deal: line(60).optional(),
  properties: z.record(z.string().min(1).max(50), z.string().max(500)).optional(),
});

const recorded = z.object({
  eventId,
  status: z.enum(eventStatuses),
  reason: z.enum(keptReasons).nullable(),
  /** The event that came first, of a duplicate. */
  duplicateOf: eventId.nullable(),
});

export const event = z.object({
  id: eventId,
  programId: id,
  source: z.object({ id, name: z.string() }),
  kind: z.enum(eventKinds),
  externalId: z.string(),
  /** Masked for partners, as the program says; null where it is hidden or unknown. */
  customer: z.string().nullable(),
  occurredAt: instant,
  receivedAt: instant,
  net: money.nullable(),
  tax: money.nullable(),
  discount: money.nullable(),
  quantity: z.int(),
  product: z.string().nullable(),
  country: z.string().nullable(),
  coupon: z.string().nullable(),
  clickId: eventId.nullable(),
  refersTo: z.string().nullable(),
  dealId: id.nullable(),
  status: z.enum(eventStatuses),
  /** For partners, what concerns others is left out. */
  reason: z.enum(keptReasons).nullable(),
  enrollment: z.object({ id, partnerId: id, partnerName: z.string() }).nullable(),
});

export const attributionPath = z.object({
  /** Version of the program's attribution that was in force; null for refunds, which follow their purchase. */
  version: z.int().nullable(),
  model: z.enum([...attributionModels, 'purchase', 'none']),
  reason: z.string().nullable(),
  path: z.array(
    z.object({
      kind: z.enum(candidateKinds),
      ref: z.string(),
      enrollmentId: id.nullable(),
      partnerName: z.string().nullable(),
      at: instant.nullable(),
      outcome: z.enum(candidateOutcomes),
    }),
  ),
  shares: z.array(z.object({ enrollmentId: id, share: z.string() })),
  /** The purchase of a refund, the first of duplicates. */
  eventId: eventId.nullable(),
});

const eventDetail = event.extend({
  /** What it gave and what was taken back or corrected because of it; why it gave nothing is what its explanation says. */
  lines: z.array(earningLine),
  properties: z.record(z.string(), z.string()),
  attribution: attributionPath,
  release: z.object({ by: z.string().nullable(), note: z.string() }).nullable(),
});

export const eventOperations = {
  record: {
    method: 'POST',
    path: '/events',
    summary: 'Record what a customer did; one that cannot be credited is kept with its reason',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: newEvent.extend({ sourceId: id }),
    output: recorded,
  },
  'record-batch': {
    method: 'POST',
    path: '/events/batch',
    summary: 'Record up to 5,000 events: the good ones are stored, each bad one is named with its field',
    audience: 'staff',
    ...idempotent,
    bulk: true,
    body: z.object({ sourceId: id, events: z.array(z.unknown()).min(1).max(5_000) }),
    output: z.object({
      results: z.array(
        z.object({
          index: z.int(),
          status: z.enum([...eventStatuses, 'refused']),
          eventId: eventId.nullable(),
          reason: z.enum(keptReasons).nullable(),
          duplicateOf: eventId.nullable(),
          field: z.string().nullable(),
          code: z.enum(eventRefusalCodes).nullable(),
        }),
      ),
      counts: z.object({ queued: z.int(), kept: z.int(), refused: z.int() }),
    }),
  },
  list: {
    method: 'GET',
    path: '/events',
    summary: 'Events, newest first (for a partner: those credited to it)',
    audience: 'both',
    query: pageQuery.extend({
      programId: id.optional(),
      sourceId: id.optional(),
      enrollmentId: id.optional(),
      partnerId: id.optional(),
      status: listOf(z.enum(eventStatuses)).optional(),
      reason: listOf(z.enum(keptReasons)).optional(),
      kind: listOf(z.enum(eventKinds)).optional(),
      /** Exactly this external id. */
      externalId: line(200).optional(),
      endCustomerId: id.optional(),
      /** Exactly this customer; for staff alone. */
      customer: line(200).optional(),
      from: instant.optional(),
      to: instant.optional(),
    }),
    output: page(event),
  },
  get: {
    method: 'GET',
    path: '/events/{id}',
    summary: 'One event with where it came from and why it was credited so',
    audience: 'both',
    params: eventParams,
    output: eventDetail,
  },
  release: {
    method: 'POST',
    path: '/events/{id}/release',
    summary: 'Let an event that was kept aside count after all, with a note that is kept',
    audience: 'staff',
    ...idempotent,
    params: eventParams,
    body: z.object({
      note: paragraph(1_000),
      /** Who is credited; needed where nobody is yet. */
      enrollmentId: id.optional(),
    }),
    output: eventDetail,
    errors: ['event_not_kept', 'purchase_missing'],
  },
} as const satisfies Operations;

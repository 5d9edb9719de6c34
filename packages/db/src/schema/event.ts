import { eventKinds, eventSourceKinds, eventStatuses, keptReasons } from '@countersign/domain/event/event';
import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { programs } from './tenant.ts';

/** Where events come from; each declares how its events are told apart. */
export const eventSources = pgTable(
  'event_sources',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: eventSourceKinds }).notNull(),
    dedupeKey: text('dedupe_key', { enum: ['external_id', 'click', 'click_external_id'] }).notNull(),
    /** Postbacks: public key in the address, and what their parameters mean. */
    publicKey: code('public_key').notNull(),
    secretHash: code('secret_hash').notNull(),
    /** For sources that sign (Stripe): the signing secret, encrypted. */
    signingSecret: text('signing_secret'),
    parameterMap: jsonb('parameter_map').$type<Record<string, string>>().notNull(),
    revision: integer('revision').notNull(),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('event_sources_name').on(t.tenantId, t.programId, t.name),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** Keys of facts that came already: never dropped, so that a duplicate is known for what it is after years. */
export const factKeys = pgTable(
  'fact_keys',
  {
    tenantId: tenantId(),
    sourceId: code('source_id').notNull(),
    key: code('key').notNull(),
    eventId: uuid('event_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.sourceId, t.key] })],
);

/** What a customer did, as it was told to us; partitioned by month of receipt, never changed. */
export const events = pgTable(
  'events',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    receivedAt: instant('received_at').notNull(),
    programId: code('program_id').notNull(),
    sourceId: code('source_id').notNull(),
    kind: text('kind', { enum: eventKinds }).notNull(),
    externalId: code('external_id').notNull(),
    customerRef: code('customer_ref'),
    occurredAt: instant('occurred_at').notNull(),
    currency: code('currency'),
    /** Without tax; what is earned on by default. A refund's amounts are positive too: its kind says what it is. */
    netMinor: bigint('net_minor', { mode: 'bigint' }),
    taxMinor: bigint('tax_minor', { mode: 'bigint' }),
    discountMinor: bigint('discount_minor', { mode: 'bigint' }),
    quantity: integer('quantity').notNull(),
    product: code('product'),
    country: code('country'),
    couponCode: code('coupon_code'),
    clickId: uuid('click_id'),
    /** For a refund or chargeback: the external id of its purchase at the same source. */
    refersTo: code('refers_to'),
    dealId: code('deal_id'),
    properties: jsonb('properties').$type<Record<string, string>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.receivedAt, t.id] }),
    index('events_id').on(t.tenantId, t.id),
    index('events_external').on(t.tenantId, t.sourceId, t.externalId),
    index('events_refers_to').on(t.tenantId, t.sourceId, t.refersTo).where(sql`${t.refersTo} is not null`),
    index('events_customer').on(t.tenantId, t.programId, t.customerRef, t.occurredAt),
  ],
);

/** Where an event stands: the changing part beside the unchanging fact. */
export const eventStates = pgTable(
  'event_states',
  {
    tenantId: tenantId(),
    eventId: uuid('event_id').notNull(),
    programId: code('program_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    status: text('status', { enum: eventStatuses }).notNull(),
    reason: text('reason', { enum: keptReasons }),
    enrollmentId: code('enrollment_id'),
    /** The path that led to the enrollment, and why it was chosen. */
    attribution: jsonb('attribution').$type<Record<string, unknown>>(),
    releasedByPerson: code('released_by_person'),
    releaseNote: text('release_note'),
    /** The turn in which it was rated, counted per tenant: rating again goes by these, since each turn saw what earlier ones gave. */
    ratedTurn: integer('rated_turn'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.eventId] }),
    index('event_states_list').on(t.tenantId, t.programId, t.status, t.receivedAt, t.eventId),
    /** What waits to be rated, in the order in which it happened. */
    index('event_states_queue').on(t.tenantId, t.occurredAt, t.eventId).where(sql`${t.status} = 'queued'`),
    index('event_states_waiting').on(t.tenantId, t.programId).where(sql`${t.reason} = 'waits_for_purchase'`),
    index('event_states_enrollment')
      .on(t.tenantId, t.enrollmentId, t.receivedAt, t.eventId)
      .where(sql`${t.enrollmentId} is not null`),
  ],
);

/** The end customer that a partner led here. Customers of deal registrations are companies; these are whoever buys. */
export const endCustomers = pgTable(
  'end_customers',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    ref: code('ref').notNull(),
    enrollmentId: code('enrollment_id'),
    boundAt: instant('bound_at'),
    boundUntil: instant('bound_until'),
    boundBy: text('bound_by'),
    firstEventAt: instant('first_event_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('end_customers_ref').on(t.tenantId, t.programId, t.ref),
    index('end_customers_enrollment').on(t.tenantId, t.enrollmentId),
    index('end_customers_list').on(t.tenantId, t.firstEventAt, t.id),
  ],
);

/** How a program credits events to partners, from a date on. */
export const attributionVersions = pgTable(
  'attribution_versions',
  {
    tenantId: tenantId(),
    programId: code('program_id').notNull(),
    version: integer('version').notNull(),
    effectiveFrom: instant('effective_from').notNull(),
    document: jsonb('document').$type<Record<string, unknown>>().notNull(),
    authorPersonId: code('author_person_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.programId, t.version] })],
);

const ingest = pgSchema('ingest');

/** Postbacks that were answered and wait to become events; parsed and checked, not yet told apart from duplicates. */
export const arrivingEvents = ingest.table('events', {
  tenantId: tenantId(),
  id: uuid('id').primaryKey(),
  receivedAt: instant('received_at').notNull(),
  sourceId: code('source_id').notNull(),
  programId: code('program_id').notNull(),
  /** The record that `parseEvent` takes, as the postback said it: it passed at `receivedAt`, and is read again from here. */
  event: jsonb('event').$type<Record<string, unknown>>().notNull(),
});

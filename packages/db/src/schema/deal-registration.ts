import { dealStages, dealStatuses } from '@countersign/domain/deal-registration/deal';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { partners, products, programs } from './tenant.ts';

/** One legal entity of a customer, as far as the tenant can tell; found again by any of its keys. */
export const customers = pgTable(
  'customers',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    country: code('country').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const customerKeys = pgTable(
  'customer_keys',
  {
    tenantId: tenantId(),
    key: code('key').notNull(),
    customerId: code('customer_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key] }),
    index('customer_keys_customer').on(t.tenantId, t.customerId),
    foreignKey({ columns: [t.tenantId, t.customerId], foreignColumns: [customers.tenantId, customers.id] }),
  ],
);

export const dealRegistrations = pgTable(
  'deal_registrations',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    partnerId: code('partner_id').notNull(),
    caseId: code('case_id'),
    number: code('number'),
    status: text('status', { enum: dealStatuses }).notNull(),
    origin: text('origin', { enum: ['portal', 'staff', 'import', 'demo'] }).notNull(),
    importKey: text('import_key'),
    /** The current terms: of the draft, later of the current revision. Shape: `dealTermsDraft` of the contracts. */
    terms: jsonb('terms').$type<Record<string, unknown>>().notNull(),
    /** Answers to a change request while they are typed. */
    pendingTerms: jsonb('pending_terms').$type<Record<string, unknown>>(),
    revision: integer('revision').notNull(),
    customerName: text('customer_name'),
    customerCountry: code('customer_country'),
    customerDomain: code('customer_domain'),
    customerId: code('customer_id'),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }),
    amountCurrency: code('amount_currency'),
    closeMonth: code('close_month'),
    stage: text('stage', { enum: dealStages }),
    ownReference: text('own_reference'),
    createdByMember: code('created_by_member'),
    createdByContact: code('created_by_contact'),
    /** Persons who typed something of the draft, or of an answer that is not sent yet; none of them may decide on it. */
    writers: jsonb('writers').$type<string[]>().notNull().default([]),
    submittedByPerson: code('submitted_by_person'),
    submittedByName: text('submitted_by_name'),
    submittedAt: instant('submitted_at'),
    /** Decides who is first in line. */
    receivedAt: instant('received_at'),
    protectedUntil: code('protected_until'),
    grantedDiscountBp: integer('granted_discount_bp'),
    extensionsUsed: integer('extensions_used').notNull(),
    changes: jsonb('changes').$type<{ fields: string[]; text: string; limitAt: number | null }>(),
    offerAcceptBy: instant('offer_accept_by'),
    rejection: jsonb('rejection').$type<{ reason: string; text: string }>(),
    win: jsonb('win').$type<{
      orderNumber: string;
      wonOn: string;
      amountMinor: string;
      currency: string;
      confirmedAt: number | null;
      evidence: string[];
    }>(),
    loss: jsonb('loss').$type<{ reason: string; text: string | null }>(),
    hasMatches: boolean('has_matches').notNull(),
    /** Facts the policy was asked with, kept for the decision file. */
    facts: jsonb('facts').$type<Record<string, unknown>>(),
    heldBy: text('held_by'),
    dueAt: instant('due_at'),
    /** What the partner is told: rests on what the partner typed alone. */
    partnerDueAt: instant('partner_due_at'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('deal_registrations_number').on(t.tenantId, t.number),
    uniqueIndex('deal_registrations_import').on(t.tenantId, t.importKey),
    index('deal_registrations_changed').on(t.tenantId, t.changedAt, t.id),
    index('deal_registrations_partner').on(t.tenantId, t.partnerId, t.changedAt),
    index('deal_registrations_status').on(t.tenantId, t.status, t.changedAt),
    index('deal_registrations_customer').on(t.tenantId, t.customerId),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

export const dealLines = pgTable(
  'deal_lines',
  {
    tenantId: tenantId(),
    dealId: code('deal_id').notNull(),
    productId: code('product_id').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.dealId, t.productId] }),
    index('deal_lines_product').on(t.tenantId, t.productId),
    foreignKey({
      columns: [t.tenantId, t.dealId],
      foreignColumns: [dealRegistrations.tenantId, dealRegistrations.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
  ],
);

/** Immutable terms; a decision names the hash of the one it was taken on. */
export const dealRevisions = pgTable(
  'deal_revisions',
  {
    tenantId: tenantId(),
    dealId: code('deal_id').notNull(),
    revision: integer('revision').notNull(),
    terms: jsonb('terms').$type<Record<string, unknown>>().notNull(),
    termsHash: code('terms_hash').notNull(),
    authorPersonId: code('author_person_id').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.dealId, t.revision] }),
    foreignKey({ columns: [t.tenantId, t.dealId], foreignColumns: [dealRegistrations.tenantId, dealRegistrations.id] }),
  ],
);

/** The exclusive right to one customer, product and country. The key is the guarantee: nobody holds it twice. */
export const slots = pgTable(
  'slots',
  {
    tenantId: tenantId(),
    customerId: code('customer_id').notNull(),
    productId: code('product_id').notNull(),
    country: code('country').notNull(),
    dealId: code('deal_id').notNull(),
    takenAt: instant('taken_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.customerId, t.productId, t.country] }),
    index('slots_deal').on(t.tenantId, t.dealId),
    foreignKey({ columns: [t.tenantId, t.dealId], foreignColumns: [dealRegistrations.tenantId, dealRegistrations.id] }),
  ],
);

export const accounts = pgTable(
  'accounts',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['customer', 'open_opportunity', 'prospect'] }).notNull(),
    isNamed: boolean('is_named').notNull(),
    country: code('country'),
    website: text('website'),
    domain: code('domain'),
    registrationNumber: text('registration_number'),
    salesOwnerId: code('sales_owner_id'),
    externalId: text('external_id'),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('accounts_external').on(t.tenantId, t.externalId),
    index('accounts_name').on(t.tenantId, t.name),
  ],
);

/** Blocking keys: two subjects that share one are compared. */
export const matchKeys = pgTable(
  'match_keys',
  {
    tenantId: tenantId(),
    key: code('key').notNull(),
    subjectKind: text('subject_kind', { enum: ['registration', 'account'] }).notNull(),
    subjectId: code('subject_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key, t.subjectKind, t.subjectId] }),
    index('match_keys_subject').on(t.tenantId, t.subjectKind, t.subjectId),
  ],
);

/** What looked like the same customer when a registration was submitted or answered. Staff only. */
export const dealMatches = pgTable(
  'deal_matches',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    dealId: code('deal_id').notNull(),
    kind: text('kind', { enum: ['registration', 'account'] }).notNull(),
    subjectId: code('subject_id').notNull(),
    score: integer('score').notNull(),
    reasons: jsonb('reasons').$type<{ kind: string; left?: string; right?: string }[]>().notNull(),
    isSameCustomer: boolean('is_same_customer').notNull(),
    sharesProduct: boolean('shares_product').notNull(),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('deal_matches_once').on(t.tenantId, t.dealId, t.kind, t.subjectId),
    foreignKey({ columns: [t.tenantId, t.dealId], foreignColumns: [dealRegistrations.tenantId, dealRegistrations.id] }),
  ],
);

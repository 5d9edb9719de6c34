import {
  bankEntryStatuses,
  paymentMethodStatuses,
  payoutRunStatuses,
  payoutStatuses,
  rails,
} from '@countersign/domain/payout/payout';
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { legalEntities } from './legal-entity.ts';
import { enrollments, partners, programs } from './tenant.ts';

/** How a partner wants its money; a change is a new row, and the old one stays in use until it may replace it. */
export const paymentMethods = pgTable(
  'payment_methods',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    partnerId: code('partner_id').notNull(),
    rail: text('rail', { enum: rails }).notNull(),
    holder: text('holder').notNull(),
    country: code('country').notNull(),
    currency: code('currency').notNull(),
    /** The account number, encrypted; people see the mask. */
    accountSealed: text('account_sealed').notNull(),
    accountMask: text('account_mask').notNull(),
    bic: code('bic'),
    status: text('status', { enum: paymentMethodStatuses }).notNull(),
    proposedByPerson: code('proposed_by_person').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    confirmedByPerson: code('confirmed_by_person'),
    /** End of the cooling-off time. */
    usableFrom: instant('usable_from').notNull(),
    proofFileId: code('proof_file_id'),
    refusal: text('refusal'),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('payment_methods_partner').on(t.tenantId, t.partnerId, t.proposedAt),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

export const payoutRuns = pgTable(
  'payout_runs',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    programId: code('program_id').notNull(),
    legalEntityId: code('legal_entity_id').notNull(),
    rail: text('rail', { enum: rails }).notNull(),
    /** What it left from, from its release on: whatever its payer's account is later, its returns come back there. */
    payerAccount: code('payer_account'),
    currency: code('currency').notNull(),
    payOn: civilDate('pay_on').notNull(),
    status: text('status', { enum: payoutRunStatuses }).notNull(),
    caseId: code('case_id'),
    /** Over the exact list: payee, amount, currency of each payout, in order. */
    listHash: code('list_hash'),
    makers: jsonb('makers').$type<string[]>().notNull(),
    approvedByPersons: jsonb('approved_by_persons').$type<string[]>().notNull(),
    totalMinor: bigint('total_minor', { mode: 'bigint' }).notNull(),
    payoutCount: integer('payout_count').notNull(),
    heldCount: integer('held_count').notNull(),
    fileId: code('file_id'),
    revision: integer('revision').notNull(),
    releasedAt: instant('released_at'),
    settledAt: instant('settled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('payout_runs_number').on(t.tenantId, t.number),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
    foreignKey({
      columns: [t.tenantId, t.legalEntityId],
      foreignColumns: [legalEntities.tenantId, legalEntities.id],
    }),
  ],
);

export const payouts = pgTable(
  'payouts',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    runId: code('run_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    partnerId: code('partner_id').notNull(),
    paymentMethodId: code('payment_method_id'),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: code('currency').notNull(),
    status: text('status', { enum: payoutStatuses }).notNull(),
    holdReason: text('hold_reason'),
    /** Rises only after a confirmed failure; with the id it makes the key that the rail sees. */
    attempt: integer('attempt').notNull(),
    /** `<id>:<attempt>` in the form the rail allows; kept before the rail is called. */
    endToEndId: code('end_to_end_id'),
    intentAt: instant('intent_at'),
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
    settledMinor: bigint('settled_minor', { mode: 'bigint' }),
    failure: text('failure'),
    statementIds: jsonb('statement_ids').$type<string[]>().notNull(),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('payouts_end_to_end').on(t.tenantId, t.endToEndId),
    index('payouts_list').on(t.tenantId, t.changedAt, t.id),
    index('payouts_run').on(t.tenantId, t.runId, t.id),
    index('payouts_enrollment').on(t.tenantId, t.enrollmentId, t.changedAt),
    foreignKey({ columns: [t.tenantId, t.runId], foreignColumns: [payoutRuns.tenantId, payoutRuns.id] }),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
  ],
);

/** What the bank says happened; whatever fits no payout is an exception that somebody owns. */
export const bankEntries = pgTable(
  'bank_entries',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    legalEntityId: code('legal_entity_id').notNull(),
    /** Whose statement it stands on; empty for what a person said about a payment by hand. */
    account: code('account').notNull().default(''),
    /** Statement and entry reference of the bank: the same entry read twice is one. */
    reference: code('reference').notNull(),
    bookedOn: civilDate('booked_on').notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: code('currency').notNull(),
    endToEndId: code('end_to_end_id'),
    isReturn: integer('is_return').notNull(),
    reasonCode: text('reason_code'),
    payoutId: code('payout_id'),
    status: text('status', { enum: bankEntryStatuses }).notNull(),
    ownerMemberId: code('owner_member_id'),
    note: text('note'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('bank_entries_once').on(t.tenantId, t.legalEntityId, t.account, t.reference),
    index('bank_entries_open').on(t.tenantId, t.status),
  ],
);

/** Up to which day the statement of an account that payouts left from has been read. */
export const statementReads = pgTable(
  'statement_reads',
  {
    tenantId: tenantId(),
    legalEntityId: code('legal_entity_id').notNull(),
    account: code('account').notNull(),
    readTo: civilDate('read_to').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.legalEntityId, t.account] }),
    foreignKey({
      columns: [t.tenantId, t.legalEntityId],
      foreignColumns: [legalEntities.tenantId, legalEntities.id],
    }),
  ],
);

import { checkKinds, checkOutcomes, checkSources, checkStatuses } from '@countersign/domain/check/check';
import { heldThings, partnerHoldReasons } from '@countersign/domain/hold/hold';
import { licenceKinds } from '@countersign/domain/licence/licence';
import type { Risk, RiskFactor } from '@countersign/domain/risk/risk';
import { riskLevels } from '@countersign/domain/risk/risk';
import { blockingReportStatuses } from '@countersign/domain/vetting/blocking-report';
import { vettingDepths } from '@countersign/domain/vetting/depth';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import { type AskedPart, vettingOccasions, vettingStatuses } from '@countersign/domain/vetting/vetting';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

/** What a clear depends on, as whoever decided was shown it. */
export interface VettingCondition {
  readonly kind: 'licence_renewed' | 'document_supplied' | 'limited_scope' | 'other';
  readonly text: string;
  /** The last day by which it has to be met; null where it has no end. */
  readonly until: string | null;
  /** When somebody said, or a renewal showed, that it is met. */
  readonly metAt?: number;
  /** How somebody knows. */
  readonly metNote?: string;
}

/** A rule of law that acted when the risk was last weighed. */
export interface ActedGate {
  readonly id: string;
  readonly effect: string;
  readonly jurisdictions: readonly string[];
  readonly source: string;
  readonly isVerified: boolean;
  readonly on: string;
}

export interface StatedBy {
  kind: 'member' | 'contact';
  id: string;
  personId: string;
  name: string;
}

export const vettings = pgTable(
  'vettings',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    programId: code('program_id').notNull(),
    partnerId: code('partner_id').notNull(),
    occasion: text('occasion', { enum: vettingOccasions }).notNull(),
    depth: text('depth', { enum: vettingDepths }).notNull(),
    status: text('status', { enum: vettingStatuses }).notNull(),
    /** Set from the first review on; the same case for as long as it is open. */
    caseId: code('case_id'),
    /** Of the newest statement; 0 before there is one. */
    revision: integer('revision').notNull(),
    /** What the partner is asked for now, in words that say nothing of why. */
    asked: jsonb('asked').$type<AskedPart[]>().notNull(),
    askedText: text('asked_text'),
    askedUntil: instant('asked_until'),
    risk: jsonb('risk').$type<Risk>(),
    riskLevel: text('risk_level', { enum: riskLevels }),
    gates: jsonb('gates').$type<ActedGate[]>().notNull(),
    conditions: jsonb('conditions').$type<VettingCondition[]>().notNull(),
    openedByPerson: code('opened_by_person'),
    clearedOn: civilDate('cleared_on'),
    reviewDueOn: civilDate('review_due_on'),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('vettings_number').on(t.tenantId, t.number),
    uniqueIndex('vettings_one_open')
      .on(t.tenantId, t.partnerId, t.programId)
      .where(sql`${t.status} in ('awaiting_partner', 'checking', 'in_review')`),
    index('vettings_newest').on(t.tenantId, t.createdAt),
    index('vettings_review_due').on(t.tenantId, t.reviewDueOn),
    index('vettings_of_partner').on(t.tenantId, t.partnerId, t.programId, t.createdAt),
    index('vettings_conditions').on(t.tenantId, t.id).where(sql`${t.conditions} <> '[]'::jsonb`),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** What was stated about the partner, revision by revision; only ever appended. */
export const vettingStatements = pgTable(
  'vetting_statements',
  {
    tenantId: tenantId(),
    vettingId: code('vetting_id').notNull(),
    revision: integer('revision').notNull(),
    /** The statement and who made it, with the vetting's own key; null once erased, and in rows from before it. */
    sealed: text('sealed'),
    hash: code('hash').notNull(),
    /** Rows from before sealing, until the chore has been there. */
    plainStatement: jsonb('statement').$type<VettingStatement>(),
    plainStatedBy: jsonb('stated_by').$type<StatedBy>(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.vettingId, t.revision] }),
    foreignKey({ columns: [t.tenantId, t.vettingId], foreignColumns: [vettings.tenantId, vettings.id] }),
  ],
);

/** One look at one thing. A later look at the same thing is another row, and the earlier one is kept as replaced. */
export const checks = pgTable(
  'checks',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    vettingId: code('vetting_id').notNull(),
    kind: text('kind', { enum: checkKinds }).notNull(),
    /** Of the statement that was looked at. */
    revision: integer('revision').notNull(),
    status: text('status', { enum: checkStatuses }).notNull(),
    outcome: text('outcome', { enum: checkOutcomes }),
    source: text('source', { enum: checkSources }),
    /** Who or what answered: `VIES`, a list, a rule of the product. */
    provider: text('provider'),
    /** Of the list or the rule's data. */
    listVersion: text('list_version'),
    /** What was looked at and found, and the note, with the vetting's own key. */
    sealed: text('sealed'),
    /** Rows from before sealing, until the chore has been there; empty in others. */
    plainInput: jsonb('input').$type<Record<string, unknown>>().notNull(),
    plainResult: jsonb('result').$type<Record<string, unknown>>().notNull(),
    factors: jsonb('factors').$type<RiskFactor[]>().notNull(),
    plainNote: text('note'),
    fileIds: jsonb('file_ids').$type<string[]>().notNull(),
    byMemberId: code('by_member_id'),
    createdAt: instant('created_at').notNull(),
    at: instant('at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('checks_current').on(t.tenantId, t.vettingId, t.kind).where(sql`${t.status} <> 'replaced'`),
    foreignKey({ columns: [t.tenantId, t.vettingId], foreignColumns: [vettings.tenantId, vettings.id] }),
  ],
);

/** Licences and registrations of a partner that compliance has seen. */
export const licences = pgTable(
  'licences',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    partnerId: code('partner_id').notNull(),
    kind: text('kind', { enum: licenceKinds }).notNull(),
    jurisdiction: code('jurisdiction').notNull(),
    regulator: text('regulator').notNull(),
    number: text('number').notNull(),
    validFrom: civilDate('valid_from'),
    expiresOn: civilDate('expires_on'),
    /** What it allows, or what is insured and up to how much. */
    scope: text('scope'),
    fileId: code('file_id'),
    /** One of the two in which compliance saw it. */
    vettingId: code('vetting_id'),
    renewalId: code('renewal_id'),
    recordedAt: instant('recorded_at').notNull(),
    /** Set when a newer one of the same kind, jurisdiction and number took its place, or it was taken off. */
    replacedAt: instant('replaced_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('licences_current')
      .on(t.tenantId, t.partnerId, t.kind, t.jurisdiction, t.number)
      .where(sql`${t.replacedAt} is null`),
    index('licences_expiry').on(t.tenantId, t.expiresOn).where(sql`${t.replacedAt} is null`),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** A named reason why something of a partner waits. Lifted, it stays on record. */
export const partnerHolds = pgTable(
  'partner_holds',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    partnerId: code('partner_id').notNull(),
    held: text('held', { enum: heldThings }).notNull(),
    reason: text('reason', { enum: partnerHoldReasons }).notNull(),
    /** The vetting, licence or report that it comes from. */
    sourceId: code('source_id'),
    note: text('note'),
    placedByPerson: code('placed_by_person'),
    placedAt: instant('placed_at').notNull(),
    liftedByPerson: code('lifted_by_person'),
    liftedAt: instant('lifted_at'),
    liftNote: text('lift_note'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('partner_holds_standing')
      .on(t.tenantId, t.partnerId, t.held, t.reason)
      .where(sql`${t.liftedAt} is null`),
    index('partner_holds_newest').on(t.tenantId, t.placedAt),
    index('partner_holds_by_reason').on(t.tenantId, t.reason, t.id).where(sql`${t.liftedAt} is null`),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** What has to be told to the authorities about money that is blocked. */
export const blockingReports = pgTable(
  'blocking_reports',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    partnerId: code('partner_id').notNull(),
    vettingId: code('vetting_id').notNull(),
    caseId: code('case_id').notNull(),
    status: text('status', { enum: blockingReportStatuses }).notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('blocking_reports_vetting').on(t.tenantId, t.vettingId),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
    foreignKey({ columns: [t.tenantId, t.vettingId], foreignColumns: [vettings.tenantId, vettings.id] }),
  ],
);

import {
  agreementVersionStatuses,
  consentStatuses,
  proposalStatuses,
  silenceRules,
} from '@countersign/domain/agreement/agreement';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

/** Terms of a program for a type of partner and a region. */
export const agreements = pgTable(
  'agreements',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    name: text('name').notNull(),
    /** Null: every type. */
    partnerType: text('partner_type', { enum: partnerTypes }),
    /** Empty: every country. */
    countries: jsonb('countries').$type<readonly string[]>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('agreements_name').on(t.tenantId, t.programId, t.name),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** The same terms in one language, and the SHA-256 of exactly what is shown. */
export interface AgreementText {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly sha256: string;
}

/** What was once in force never changes. */
export const agreementVersions = pgTable(
  'agreement_versions',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    agreementId: code('agreement_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: agreementVersionStatuses }).notNull(),
    /** Set for terms that were agreed with one partner. */
    partnerId: code('partner_id'),
    texts: jsonb('texts').$type<readonly AgreementText[]>().notNull(),
    noticeDays: integer('notice_days').notNull(),
    onSilence: text('on_silence', { enum: silenceRules }).notNull(),
    /** What is different, for whoever is asked. */
    summary: text('summary'),
    createdByName: text('created_by_name').notNull(),
    createdByPersonId: code('created_by_person_id').notNull(),
    createdAt: instant('created_at').notNull(),
    activatedByName: text('activated_by_name'),
    activatedAt: instant('activated_at'),
    /** The last day of its notice, in the program's zone; from the next on it applies to whoever had other terms before. */
    noticeUntil: civilDate('notice_until'),
    replacedAt: instant('replaced_at'),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('agreement_versions_version').on(t.tenantId, t.agreementId, t.version),
    uniqueIndex('agreement_versions_draft')
      .on(t.tenantId, t.agreementId)
      .where(sql`${t.status} = 'draft' and ${t.partnerId} is null`),
    uniqueIndex('agreement_versions_in_force')
      .on(t.tenantId, t.agreementId, sql`coalesce(${t.partnerId}, '')`)
      .where(sql`${t.status} = 'in_force'`),
    foreignKey({ columns: [t.tenantId, t.agreementId], foreignColumns: [agreements.tenantId, agreements.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** That a partner was asked to accept a version, and how it stands to it. */
export const agreementConsents = pgTable(
  'agreement_consents',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    agreementId: code('agreement_id').notNull(),
    versionId: code('version_id').notNull(),
    partnerId: code('partner_id').notNull(),
    programId: code('program_id').notNull(),
    status: text('status', { enum: consentStatuses }).notNull(),
    askedAt: instant('asked_at').notNull(),
    /** The last day for an answer; null where it is part of an onboarding and nothing runs out. */
    dueOn: civilDate('due_on'),
    /** How many mails went out about it. */
    mailed: integer('mailed').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('agreement_consents_once').on(t.tenantId, t.versionId, t.partnerId),
    index('agreement_consents_partner').on(t.tenantId, t.partnerId),
    index('agreement_consents_waiting').on(t.tenantId, t.dueOn, t.id).where(sql`${t.status} = 'open'`),
    foreignKey({
      columns: [t.tenantId, t.versionId],
      foreignColumns: [agreementVersions.tenantId, agreementVersions.id],
    }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** Who accepted what, and how it is known; only ever appended. */
export const agreementAcceptances = pgTable(
  'agreement_acceptances',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    consentId: code('consent_id').notNull(),
    versionId: code('version_id').notNull(),
    partnerId: code('partner_id').notNull(),
    /** Taken as accepted when the notice had passed: then nobody typed anything. */
    isDeemed: boolean('is_deemed').notNull(),
    language: code('language').notNull(),
    sha256: code('sha256').notNull(),
    typedName: text('typed_name'),
    contactId: code('contact_id'),
    personId: code('person_id'),
    email: text('email'),
    address: text('address'),
    userAgent: text('user_agent'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('agreement_acceptances_once').on(t.tenantId, t.consentId),
    foreignKey({
      columns: [t.tenantId, t.consentId],
      foreignColumns: [agreementConsents.tenantId, agreementConsents.id],
    }),
  ],
);

/** A partner's text in place of ours. */
export const agreementProposals = pgTable(
  'agreement_proposals',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    consentId: code('consent_id').notNull(),
    versionId: code('version_id').notNull(),
    partnerId: code('partner_id').notNull(),
    programId: code('program_id').notNull(),
    language: code('language').notNull(),
    body: text('body').notNull(),
    sha256: code('sha256').notNull(),
    note: text('note').notNull(),
    status: text('status', { enum: proposalStatuses }).notNull(),
    caseId: code('case_id').notNull(),
    proposedByName: text('proposed_by_name').notNull(),
    proposedByPersonId: code('proposed_by_person_id').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedAt: instant('decided_at'),
    /** For the partner. */
    reason: text('reason'),
    resultVersionId: code('result_version_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('agreement_proposals_one_open').on(t.tenantId, t.consentId).where(sql`${t.status} = 'in_review'`),
    index('agreement_proposals_partner').on(t.tenantId, t.partnerId),
    foreignKey({
      columns: [t.tenantId, t.consentId],
      foreignColumns: [agreementConsents.tenantId, agreementConsents.id],
    }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

import {
  applicationSources,
  applicationStatuses,
  funnelSteps,
  identityKinds,
} from '@countersign/domain/application/application';
import { type RiskFactor, riskLevels } from '@countersign/domain/application/risk';
import { directoryScopes } from '@countersign/domain/directory/directory';
import type { Answers } from '@countersign/domain/form/form';
import { partnerTypes } from '@countersign/domain/partner/partner';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { forms } from './form.ts';
import { partners, programs } from './tenant.ts';

/** Agreed to, word for word as the version says, at an instant. */
export interface GivenConsent {
  key: string;
  version: string;
  at: number;
}

export const applications = pgTable(
  'applications',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    partnerType: text('partner_type', { enum: partnerTypes }).notNull(),
    formId: code('form_id').notNull(),
    number: code('number'),
    status: text('status', { enum: applicationStatuses }).notNull(),
    /** Who applied and what they answered, with the application's own key; null once erased, and in rows from before it. */
    sealed: text('sealed'),
    /** By what the address is found again. */
    emailLookup: code('email_lookup'),
    locale: code('locale').notNull(),
    companyName: text('company_name'),
    country: code('country').notNull(),
    website: text('website'),
    /** Rows from before sealing, until the chore has been there. */
    plainEmail: text('email'),
    plainContactName: text('contact_name'),
    plainRegistrationNumber: text('registration_number'),
    plainAnswers: jsonb('answers').$type<Answers>(),
    /** What was said at the gates, before the form. */
    eligibility: jsonb('eligibility').$type<Record<string, string | boolean>>().notNull(),
    consents: jsonb('consents').$type<GivenConsent[]>().notNull(),
    revision: integer('revision').notNull(),
    termsHash: code('terms_hash'),
    source: text('source', { enum: applicationSources }).notNull(),
    /** The campaign's own word, where a page was opened with one. */
    campaign: text('campaign'),
    prospectId: code('prospect_id'),
    referredByPartnerId: code('referred_by_partner_id'),
    caseId: code('case_id'),
    partnerId: code('partner_id'),
    risk: text('risk', { enum: riskLevels }),
    riskFactors: jsonb('risk_factors').$type<{ factor: RiskFactor; weight: number }[]>().notNull(),
    rejection: jsonb('rejection').$type<{ reason: string; text: string }>(),
    changes: jsonb('changes').$type<{ fields: string[]; text: string; limitAt: number }>(),
    dueAt: instant('due_at'),
    remindersSent: integer('reminders_sent').notNull(),
    createdAt: instant('created_at').notNull(),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    changedAt: instant('changed_at').notNull(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('applications_newest').on(t.tenantId, t.createdAt),
    index('applications_email').on(t.tenantId, t.emailLookup),
    index('applications_drafts').on(t.tenantId, t.status, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
    foreignKey({ columns: [t.tenantId, t.formId], foreignColumns: [forms.tenantId, forms.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** What was submitted, as it was; decisions name its hash. */
export const applicationRevisions = pgTable(
  'application_revisions',
  {
    tenantId: tenantId(),
    applicationId: code('application_id').notNull(),
    revision: integer('revision').notNull(),
    /** The answers, with the application's own key. */
    sealed: text('sealed'),
    plainAnswers: jsonb('answers').$type<Answers>(),
    termsHash: code('terms_hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.applicationId, t.revision] })],
);

/** What makes an applicant the same one again; written when something is submitted. */
export const applicationIdentities = pgTable(
  'application_identities',
  {
    tenantId: tenantId(),
    applicationId: code('application_id').notNull(),
    kind: text('kind', { enum: identityKinds }).notNull(),
    /** By what it is found again, never the thing itself. */
    value: text('value').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.applicationId, t.kind, t.value] }),
    index('application_identities_value').on(t.tenantId, t.kind, t.value),
    foreignKey({ columns: [t.tenantId, t.applicationId], foreignColumns: [applications.tenantId, applications.id] }),
  ],
);

/** How many got how far, by week and source; nothing of any person. */
export const funnelCounts = pgTable(
  'funnel_counts',
  {
    tenantId: tenantId(),
    programId: code('program_id').notNull(),
    /** Its Monday, in the program's zone. */
    week: code('week').notNull(),
    source: text('source', { enum: applicationSources }).notNull(),
    step: text('step', { enum: funnelSteps }).notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.programId, t.week, t.source, t.step] })],
);

/** Somebody with a mail address at a partner's own domain who asks to act for it. */
export const joinRequests = pgTable(
  'join_requests',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    partnerId: code('partner_id').notNull(),
    /** Name and address, with the request's own key. */
    sealed: text('sealed'),
    emailLookup: code('email_lookup'),
    plainName: text('name'),
    plainEmail: text('email'),
    status: text('status', { enum: ['unconfirmed', 'waiting', 'approved', 'refused'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('join_requests_once').on(t.tenantId, t.partnerId, t.emailLookup),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

const identity = pgSchema('identity');

/** From a program's public address to its tenant: `/apply/<slug>/<type>`. */
export const programPages = identity.table(
  'program_pages',
  {
    slug: code('slug').primaryKey(),
    tenantId: tenantId(),
    programId: code('program_id').notNull(),
    /** Whether strangers may apply at all; 0 or 1. */
    isOpen: integer('is_open').notNull(),
    /** Whether its directory of partners is open to everybody; 0 or 1. */
    isDirectoryOpen: integer('is_directory_open').notNull().default(0),
    directoryScope: text('directory_scope', { enum: directoryScopes }).notNull().default('opted_in'),
  },
  (t) => [uniqueIndex('program_pages_program').on(t.tenantId, t.programId)],
);

/** Links by mail for people without a login; the token is stored as its SHA-256. */
export const publicLinks = identity.table(
  'public_links',
  {
    tokenHash: code('token_hash').primaryKey(),
    tenantId: tenantId(),
    kind: text('kind', { enum: ['application', 'prospect', 'join', 'data-export'] }).notNull(),
    subjectId: code('subject_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('public_links_subject').on(t.tenantId, t.subjectId)],
);

import { partnerTypes } from '@countersign/domain/partner/partner';
import type { FitCriterion } from '@countersign/domain/prospect/fit-score';
import { prospectEventKinds, prospectSources, prospectStatuses } from '@countersign/domain/prospect/prospect';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

export const prospects = pgTable(
  'prospects',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    partnerType: text('partner_type', { enum: partnerTypes }).notNull(),
    name: text('name').notNull(),
    country: code('country'),
    website: text('website'),
    domain: code('domain'),
    registrationNumber: text('registration_number'),
    /** Whom to write to and what comes next, with the prospect's own key; null once erased, and in rows from before it. */
    sealed: text('sealed'),
    /** By what the contact's address is found again. */
    emailLookup: code('email_lookup'),
    /** Rows from before sealing, until the chore has been there. */
    plainContactName: text('contact_name'),
    plainContactEmail: text('contact_email'),
    plainNextStep: text('next_step'),
    source: text('source', { enum: prospectSources }).notNull(),
    status: text('status', { enum: prospectStatuses }).notNull(),
    ownerMemberId: code('owner_member_id'),
    nextStepOn: civilDate('next_step_on'),
    /** Levels from 0 to 5 by criterion. */
    fit: jsonb('fit').$type<Record<string, number>>().notNull(),
    referredByPartnerId: code('referred_by_partner_id'),
    referredByContactId: code('referred_by_contact_id'),
    creditedAt: instant('credited_at'),
    applicationId: code('application_id'),
    partnerId: code('partner_id'),
    /** What its row of an import is known by when it comes again. */
    importKey: text('import_key'),
    invitedAt: instant('invited_at'),
    remindersSent: integer('reminders_sent').notNull(),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('prospects_email').on(t.tenantId, t.emailLookup),
    index('prospects_newest').on(t.tenantId, t.createdAt),
    index('prospects_status').on(t.tenantId, t.status, t.invitedAt),
    index('prospects_domain').on(t.tenantId, t.domain),
    uniqueIndex('prospects_import_key').on(t.tenantId, t.importKey),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
    foreignKey({ columns: [t.tenantId, t.referredByPartnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

export const prospectEvents = pgTable(
  'prospect_events',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    prospectId: code('prospect_id').notNull(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: prospectEventKinds }).notNull(),
    actorName: text('actor_name').notNull(),
    /** What was written, with the prospect's own key. */
    sealed: text('sealed'),
    plainText: text('text'),
    facts: jsonb('facts').$type<Record<string, string | number | null>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('prospect_events_prospect').on(t.tenantId, t.prospectId, t.at),
    foreignKey({ columns: [t.tenantId, t.prospectId], foreignColumns: [prospects.tenantId, prospects.id] }),
  ],
);

/** By what a program's prospects are judged. */
export const fitCriteria = pgTable(
  'fit_criteria',
  {
    tenantId: tenantId(),
    programId: code('program_id').notNull(),
    criteria: jsonb('criteria').$type<FitCriterion[]>().notNull(),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.programId] }),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

import { type FormDefinition, formStatuses } from '@countersign/domain/form/form';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { programs } from './tenant.ts';

/** Versions of what strangers fill in; a version that anybody has begun never changes. */
export const forms = pgTable(
  'forms',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    partnerType: text('partner_type', { enum: partnerTypes }).notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: formStatuses }).notNull(),
    definition: jsonb('definition').$type<FormDefinition>().notNull(),
    /** Whether a second person has confirmed it; false only for the form that a program began with. */
    isReviewed: boolean('is_reviewed').notNull(),
    createdByPersonId: code('created_by_person_id'),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    activatedAt: instant('activated_at'),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('forms_version').on(t.tenantId, t.programId, t.partnerType, t.version),
    uniqueIndex('forms_active').on(t.tenantId, t.programId, t.partnerType).where(sql`${t.status} = 'active'`),
    uniqueIndex('forms_draft').on(t.tenantId, t.programId, t.partnerType).where(sql`${t.status} = 'draft'`),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

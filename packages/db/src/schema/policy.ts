import { routedProcessNames } from '@countersign/domain/process/registry';
import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { programs } from './tenant.ts';

export const policies = pgTable(
  'policies',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    process: text('process', { enum: routedProcessNames }).notNull(),
    name: text('name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('policies_one_per_process').on(t.tenantId, t.programId, t.process),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

export const policyVersions = pgTable(
  'policy_versions',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    policyId: code('policy_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: ['draft', 'active', 'retired'] }).notNull(),
    engine: text('engine').notNull(),
    document: jsonb('document').$type<unknown>().notNull(),
    createdByPersonId: code('created_by_person_id'),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    activatedAt: instant('activated_at'),
    /** A second person has confirmed it. */
    isReviewed: boolean('is_reviewed').notNull(),
    reviewedByPersonId: code('reviewed_by_person_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('policy_versions_number').on(t.tenantId, t.policyId, t.version),
    foreignKey({ columns: [t.tenantId, t.policyId], foreignColumns: [policies.tenantId, policies.id] }),
  ],
);

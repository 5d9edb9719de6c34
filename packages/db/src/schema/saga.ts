import type { ContactRole } from '@countersign/domain/member/roles';
import type { ProvisioningStep } from '@countersign/domain/provisioning/step';
import { sagaKinds, sagaStatuses, sagaStepStates } from '@countersign/domain/saga/saga';
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
import { code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

/** Something that is carried out step by step over several systems. These rows are the truth of it; what runs it reads them. */
export const sagas = pgTable(
  'sagas',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    kind: text('kind', { enum: sagaKinds }).notNull(),
    /** What it is about: an enrollment, an exit, a change of tier. */
    subjectId: code('subject_id').notNull(),
    partnerId: code('partner_id').notNull(),
    programId: code('program_id'),
    direction: text('direction', { enum: ['forward', 'back'] }).notNull(),
    /** Follows from direction and steps; kept for lists. */
    status: text('status', { enum: sagaStatuses }).notNull(),
    /** Ids, codes and numbers that its steps go by; no personal data. */
    facts: jsonb('facts').$type<Record<string, string | number | boolean | null>>().notNull(),
    startedBy: text('started_by').notNull(),
    undoneBy: text('undone_by'),
    undoReason: text('undo_reason'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('sagas_once').on(t.tenantId, t.kind, t.subjectId).where(sql`${t.status} <> 'undone'`),
    index('sagas_newest').on(t.tenantId, t.createdAt, t.id),
    index('sagas_open')
      .on(t.tenantId, t.status)
      .where(sql`${t.status} in ('running', 'undoing', 'failed', 'undo_failed')`),
    index('sagas_partner').on(t.tenantId, t.partnerId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

export const sagaSteps = pgTable(
  'saga_steps',
  {
    tenantId: tenantId(),
    sagaId: code('saga_id').notNull(),
    key: code('key').notNull(),
    /** In the order in which they are carried out, from 1. */
    position: integer('position').notNull(),
    isOptional: boolean('is_optional').notNull(),
    state: text('state', { enum: sagaStepStates }).notNull(),
    attempts: integer('attempts').notNull(),
    undoAttempts: integer('undo_attempts').notNull(),
    /** Since a person last had it tried again. */
    tries: integer('tries').notNull(),
    nextTryAt: instant('next_try_at'),
    /** A code, never a message. */
    lastErrorCode: code('last_error_code'),
    lastErrorAt: instant('last_error_at'),
    /** What it made, for whoever looks and for its undo: numbers and ids at the other end. */
    output: jsonb('output').$type<Record<string, string>>().notNull(),
    skippedByPerson: code('skipped_by_person'),
    skippedBy: text('skipped_by'),
    skipReason: text('skip_reason'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sagaId, t.key] }),
    foreignKey({ columns: [t.tenantId, t.sagaId], foreignColumns: [sagas.tenantId, sagas.id] }),
  ],
);

/** What a program sets up for a partner that joins; one row per program that has said so. */
export const provisioningSettings = pgTable(
  'provisioning_settings',
  {
    tenantId: tenantId(),
    programId: code('program_id').notNull(),
    steps: jsonb('steps').$type<ProvisioningStep[]>().notNull(),
    /** What the partner's people get besides the roles they have. */
    contactRoles: jsonb('contact_roles').$type<ContactRole[]>().notNull(),
    /** The list's name at the other end. */
    mailingList: text('mailing_list'),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.programId] }),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

import type { HeldArea } from '@countersign/domain/data-request/area';
import {
  dataRequestKinds,
  dataRequestStatuses,
  identityMethods,
  requestSubjectKinds,
} from '@countersign/domain/data-request/data-request';
import { retentionKinds } from '@countersign/domain/data-request/retention';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { programs } from './tenant.ts';

/** A person asks for what is held about them, or that it be erased. */
export const dataRequests = pgTable(
  'data_requests',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    kind: text('kind', { enum: dataRequestKinds }).notNull(),
    status: text('status', { enum: dataRequestStatuses }).notNull(),
    programId: code('program_id').notNull(),
    subjectKind: text('subject_kind', { enum: requestSubjectKinds }).notNull(),
    /** The contact or application by which it was made; null where staff recorded it by address alone. */
    subjectId: code('subject_id'),
    /** Address, name and what was said, with the request's own key; null once the answer has gone out. */
    sealed: text('sealed'),
    emailLookup: code('email_lookup'),
    locale: code('locale').notNull(),
    recordedByPerson: code('recorded_by_person'),
    identityMethod: text('identity_method', { enum: identityMethods }),
    identityByPerson: code('identity_by_person'),
    identityAt: instant('identity_at'),
    receivedAt: instant('received_at').notNull(),
    /** By when the person has to have an answer. */
    dueAt: instant('due_at').notNull(),
    extendedAt: instant('extended_at'),
    extensionReason: text('extension_reason'),
    caseId: code('case_id').notNull(),
    /** What was held, erased and kept when it was carried out: areas, counts, bases and dates, nothing of the person. */
    outcome: jsonb('outcome').$type<HeldArea[]>(),
    fileId: code('file_id'),
    fileExpiresAt: instant('file_expires_at'),
    decidedAt: instant('decided_at'),
    doneAt: instant('done_at'),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('data_requests_number').on(t.tenantId, t.number),
    index('data_requests_newest').on(t.tenantId, t.receivedAt),
    index('data_requests_subject').on(t.tenantId, t.subjectId),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** How long a tenant keeps what; the product's own times where there is no row. */
export const retentionRules = pgTable(
  'retention_rules',
  {
    tenantId: tenantId(),
    kind: text('kind', { enum: retentionKinds }).notNull(),
    days: integer('days').notNull(),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.kind] })],
);

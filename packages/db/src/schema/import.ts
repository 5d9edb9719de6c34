import { importKinds, importRowStatuses, importStatuses } from '@countersign/domain/import/import';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';

export const imports = pgTable(
  'imports',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    kind: text('kind', { enum: importKinds }).notNull(),
    status: text('status', { enum: importStatuses }).notNull(),
    fileId: code('file_id').notNull(),
    fileName: text('file_name').notNull(),
    programId: code('program_id'),
    columns: jsonb('columns').$type<string[]>().notNull(),
    mapping: jsonb('mapping').$type<Record<string, unknown>>(),
    totalRows: integer('total_rows').notNull(),
    doneRows: integer('done_rows').notNull(),
    /** Of events, whose rows stay in the file: up to where it was read, and what became of them. */
    progress: jsonb('progress').$type<{ offset: number; line: number; recorded: number; duplicates: number }>(),
    failure: text('failure'),
    startedByMember: code('started_by_member').notNull(),
    startedByName: text('started_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const importRows = pgTable(
  'import_rows',
  {
    tenantId: tenantId(),
    importId: code('import_id').notNull(),
    line: integer('line').notNull(),
    values: jsonb('values').$type<Record<string, string>>().notNull(),
    status: text('status', { enum: importRowStatuses }).notNull(),
    problems: jsonb('problems').$type<{ field: string; code: string }[]>().notNull(),
    flags: jsonb('flags').$type<{ kind: string; label: string }[]>().notNull(),
    subjectId: code('subject_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.importId, t.line] }),
    index('import_rows_status').on(t.tenantId, t.importId, t.status, t.line),
    foreignKey({ columns: [t.tenantId, t.importId], foreignColumns: [imports.tenantId, imports.id] }),
  ],
);

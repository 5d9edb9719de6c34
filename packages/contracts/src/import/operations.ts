import { importKinds, importRowStatuses, importStatuses } from '@countersign/domain/import/import';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, listOf, page, pageQuery } from '../shared/fields.ts';

const counts = z.object(
  Object.fromEntries(importRowStatuses.map((status) => [status, z.int()])) as Record<
    (typeof importRowStatuses)[number],
    z.ZodInt
  >,
);

/** How columns of the file become fields, and values of the file become values of ours. */
export const importMapping = z.object({
  /** Target field -> column header. */
  columns: z.record(z.string().max(60), z.string().max(200)),
  /** Target field -> value in the file -> our value (a product's name, a stage's status, an agent's partner). */
  values: z.record(z.string().max(60), z.record(z.string().max(200), z.string().max(200))).default({}),
  /** Target field -> one value for every row without its own. */
  defaults: z.record(z.string().max(60), z.string().max(200)).default({}),
  /** Whether mails go out for open rows. */
  sendMail: z.boolean().default(false),
});
export type ImportMapping = z.output<typeof importMapping>;

export const importJob = z.object({
  id,
  kind: z.enum(importKinds),
  status: z.enum(importStatuses),
  fileName: z.string(),
  programId: id.nullable(),
  totalRows: z.int(),
  doneRows: z.int(),
  counts,
  columns: z.array(z.string()),
  /** First rows as they are in the file. */
  sample: z.array(z.record(z.string(), z.string())),
  mapping: importMapping.nullable(),
  suggestedMapping: importMapping,
  targets: z.array(z.object({ field: z.string(), isRequired: z.boolean() })),
  /** Values of mapped columns that have no counterpart yet: field -> value -> how many rows. */
  unmappedValues: z.record(
    z.string(),
    z.array(z.object({ value: z.string(), rows: z.int(), suggestion: z.string().nullable() })),
  ),
  failure: z.string().nullable(),
  startedBy: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});

export const importRow = z.object({
  line: z.int(),
  status: z.enum(importRowStatuses),
  values: z.record(z.string(), z.string()),
  problems: z.array(z.object({ field: z.string(), code: z.string() })),
  flags: z.array(z.object({ kind: z.string(), label: z.string() })),
  subjectId: id.nullable(),
});

export const importOperations = {
  list: {
    method: 'GET',
    path: '/imports',
    summary: 'Imports, newest first',
    audience: 'staff',
    query: pageQuery,
    output: page(importJob.omit({ sample: true, suggestedMapping: true, unmappedValues: true })),
  },
  create: {
    method: 'POST',
    path: '/imports',
    summary: 'Start an import from an uploaded CSV file',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({ kind: z.enum(importKinds), fileId: id, programId: id.optional() }),
    output: importJob,
    errors: ['too_many_rows'],
  },
  get: {
    method: 'GET',
    path: '/imports/{id}',
    summary: 'One import with its progress',
    audience: 'staff',
    params: idParams,
    output: importJob,
  },
  map: {
    method: 'PUT',
    path: '/imports/{id}/mapping',
    summary: 'Say how columns and values map; then it is validated',
    audience: 'staff',
    params: idParams,
    body: importMapping,
    output: importJob,
    errors: ['import_not_ready'],
  },
  commit: {
    method: 'POST',
    path: '/imports/{id}/commit',
    summary: 'Commit what is valid; running it again continues without duplicates',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    status: 202,
    output: importJob,
    errors: ['import_not_ready'],
  },
  rows: {
    method: 'GET',
    path: '/imports/{id}/rows',
    summary: 'Rows with their problems and flags',
    audience: 'staff',
    params: idParams,
    query: pageQuery.extend({ status: listOf(z.enum(importRowStatuses)).optional() }),
    output: page(importRow),
  },
  errors: {
    method: 'GET',
    path: '/imports/{id}/errors',
    summary: 'The refused rows as a CSV file, each with its problem',
    audience: 'staff',
    params: idParams,
    transfer: 'download',
    output: z.unknown(),
  },
} as const satisfies Operations;

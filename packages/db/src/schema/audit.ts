import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';

/** Append-only. Rows come unchained; the sealer alone fills the last four columns, once. */
export const auditLog = pgTable(
  'audit_log',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind', {
      enum: ['member', 'contact', 'applicant', 'key', 'rule', 'timer', 'system', 'nobody'],
    }).notNull(),
    actorId: code('actor_id'),
    actorName: text('actor_name').notNull(),
    personId: code('person_id'),
    action: code('action').notNull(),
    subjectKind: code('subject_kind').notNull(),
    subjectId: code('subject_id').notNull(),
    caseId: code('case_id'),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
    sealFormat: integer('seal_format'),
    sealSequence: bigint('seal_sequence', { mode: 'number' }),
    previousHash: code('previous_hash'),
    hash: code('hash'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('audit_log_sequence').on(t.sealSequence),
    index('audit_log_unsealed').on(t.id).where(sql`${t.sealSequence} is null`),
    index('audit_log_newest').on(t.tenantId, t.at),
    index('audit_log_subject').on(t.tenantId, t.subjectId),
  ],
);

/** Signed heads of the chain; each is also copied to a file outside the database. */
export const auditCheckpoints = pgTable('audit_checkpoints', {
  sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
  hash: code('hash').notNull(),
  keyId: code('key_id').notNull(),
  signature: text('signature').notNull(),
  at: instant('at').notNull(),
});

/** Answers to keyed writes, so that a repeated one gets the first one's answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tenantId: tenantId(),
    caller: code('caller').notNull(),
    key: text('key').notNull(),
    operation: code('operation').notNull(),
    payloadHash: code('payload_hash').notNull(),
    /** Written in the transaction of the write itself: there is no answer without its effect, and no effect without its answer. */
    response: jsonb('response').$type<unknown>(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.caller, t.key] }), index('idempotency_keys_age').on(t.at)],
);

export const numberSequences = pgTable(
  'number_sequences',
  { tenantId: tenantId(), name: code('name').notNull(), last: integer('last').notNull() },
  (t) => [primaryKey({ columns: [t.tenantId, t.name] })],
);

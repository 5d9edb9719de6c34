import { adjustmentReasons, adjustmentStatuses } from '@countersign/domain/adjustment/adjustment';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { enrollments } from './tenant.ts';

/** A correction by hand: prepared by one person, decided on by another; once posted it is a line. */
export const adjustments = pgTable(
  'adjustments',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    programId: code('program_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    /** In the program's currency; below zero takes away. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: code('currency').notNull(),
    reason: text('reason', { enum: adjustmentReasons }).notNull(),
    /** The partner reads it. */
    note: text('note').notNull(),
    /** The event that it corrects, where it is about one. */
    eventId: uuid('event_id'),
    status: text('status', { enum: adjustmentStatuses }).notNull(),
    caseId: code('case_id').notNull(),
    proposedByPerson: code('proposed_by_person').notNull(),
    approvedByPersons: jsonb('approved_by_persons').$type<string[]>().notNull(),
    lineId: uuid('line_id'),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('adjustments_number').on(t.tenantId, t.number),
    index('adjustments_list').on(t.tenantId, t.createdAt, t.id),
    index('adjustments_enrollment').on(t.tenantId, t.enrollmentId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
  ],
);

import { periodStatuses } from '@countersign/domain/statement/period';
import type { PeriodTotals } from '@countersign/domain/statement/totals';
import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { enrollments, programs } from './tenant.ts';

/** A month (or another span) of a program that is closed as a whole. */
export const periods = pgTable(
  'periods',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    /** First and last day, in the program's zone; and the same as instants, the second exclusive. */
    fromOn: civilDate('from_on').notNull(),
    toOn: civilDate('to_on').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    status: text('status', { enum: periodStatuses }).notNull(),
    caseId: code('case_id'),
    /** What came by then counts; later facts fall into the next period. */
    frozenAt: instant('frozen_at'),
    preparedByPerson: code('prepared_by_person'),
    approvedByPersons: jsonb('approved_by_persons').$type<string[]>().notNull(),
    totals: jsonb('totals').$type<PeriodTotals>(),
    /** Of all its statements; approvers approve this. */
    hash: code('hash'),
    revision: integer('revision').notNull(),
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('periods_once').on(t.tenantId, t.programId, t.fromOn).where(sql`${t.status} <> 'refused'`),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** opening + earned + corrections - paid = closing, in minor units of the program's currency. */
export const statements = pgTable(
  'statements',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    periodId: code('period_id').notNull(),
    programId: code('program_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    number: code('number').notNull(),
    currency: code('currency').notNull(),
    openingMinor: bigint('opening_minor', { mode: 'bigint' }).notNull(),
    earnedMinor: bigint('earned_minor', { mode: 'bigint' }).notNull(),
    correctionsMinor: bigint('corrections_minor', { mode: 'bigint' }).notNull(),
    paidMinor: bigint('paid_minor', { mode: 'bigint' }).notNull(),
    closingMinor: bigint('closing_minor', { mode: 'bigint' }).notNull(),
    /** Of the closing balance: what may be paid, and what still waits for the end of its hold. */
    availableMinor: bigint('available_minor', { mode: 'bigint' }).notNull(),
    pendingMinor: bigint('pending_minor', { mode: 'bigint' }).notNull(),
    lineCount: integer('line_count').notNull(),
    hash: code('hash').notNull(),
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('statements_once').on(t.tenantId, t.periodId, t.enrollmentId),
    uniqueIndex('statements_number').on(t.tenantId, t.number),
    index('statements_enrollment').on(t.tenantId, t.enrollmentId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.periodId], foreignColumns: [periods.tenantId, periods.id] }),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
  ],
);

import { planVersionStatuses } from '@countersign/domain/plan/plan';
import { lineKinds, lineStates } from '@countersign/domain/rating/line';
import type { Conversion, RatingOverride } from '@countersign/domain/rating/rating';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { enrollments, programs } from './tenant.ts';

export const plans = pgTable(
  'plans',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('plans_name').on(t.tenantId, t.programId, t.name),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** Terms as they hold from a day on. Active ones never change; shape: `planDocument` of the domain. */
export const planVersions = pgTable(
  'plan_versions',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    planId: code('plan_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: planVersionStatuses }).notNull(),
    document: jsonb('document').$type<Record<string, unknown>>().notNull(),
    hash: code('hash').notNull(),
    /** First day, in the program's zone, on which events earn by it; as the instant that day begins. */
    effectiveFrom: instant('effective_from'),
    /** From then on nothing earns by it, also where no later version holds; null while no end is set. */
    effectiveUntil: instant('effective_until'),
    writers: jsonb('writers').$type<string[]>().notNull(),
    activatedByPerson: code('activated_by_person'),
    activatedAt: instant('activated_at'),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('plan_versions_number').on(t.tenantId, t.planId, t.version),
    foreignKey({ columns: [t.tenantId, t.planId], foreignColumns: [plans.tenantId, plans.id] }),
  ],
);

/** Terms of one enrollment that differ from its plan's, for a time. */
export const planOverrides = pgTable(
  'plan_overrides',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    planId: code('plan_id').notNull(),
    rule: code('rule').notNull(),
    params: jsonb('params').$type<Record<string, unknown>>().notNull(),
    reason: text('reason').notNull(),
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until'),
    makerPersonId: code('maker_person_id').notNull(),
    approvedByPerson: code('approved_by_person'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('plan_overrides_enrollment').on(t.tenantId, t.enrollmentId),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
  ],
);

/**
 * All that lines were rated by besides their events, where the terms look at nothing else: their steps are worked out
 * again from it when somebody asks. Its id is a hash of what it says; it never changes.
 */
export const ratedTerms = pgTable(
  'rated_terms',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    planVersionId: code('plan_version_id').notNull(),
    overrides: jsonb('overrides').$type<readonly RatingOverride[]>().notNull(),
    tier: code('tier'),
    group: code('group'),
    conversion: jsonb('conversion').$type<Conversion>(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.planVersionId], foreignColumns: [planVersions.tenantId, planVersions.id] }),
  ],
);

/** One amount earned or taken back by one enrollment for one event. Amounts never change; where it stands does. */
export const lines = pgTable(
  'lines',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    programId: code('program_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    /** Null for what a person corrected by hand without naming one. */
    eventId: uuid('event_id'),
    /** Null for what a person corrected by hand: no terms gave it. */
    planVersionId: code('plan_version_id'),
    /** Of a correction by hand its number. */
    rule: code('rule').notNull(),
    kind: text('kind', { enum: lineKinds }).notNull(),
    state: text('state', { enum: lineStates }).notNull(),
    currency: code('currency').notNull(),
    /** In the program's currency; negative for what is taken back. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    amountExact: numeric('amount_exact').notNull(),
    basisMinor: bigint('basis_minor', { mode: 'bigint' }),
    basisCurrency: code('basis_currency'),
    fxRate: numeric('fx_rate'),
    fxDay: date('fx_day'),
    fxSource: text('fx_source'),
    occurredAt: instant('occurred_at').notNull(),
    holdUntil: instant('hold_until').notNull(),
    reversesLineId: uuid('reverses_line_id'),
    /** Every input and step, as data; words are made from it in the reader's language. Null where `termsId` leads to them. */
    trace: jsonb('trace').$type<Record<string, unknown>[]>(),
    termsId: uuid('terms_id'),
    /** The lines of one enrollment and day are posted together, under the id of one of them; null is its own. */
    postedWith: uuid('posted_with'),
    /** The same for the posting by which it became available; null where nothing was left of it, or it is not. */
    releasedWith: uuid('released_with'),
    periodId: code('period_id'),
    statementId: code('statement_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('lines_once').on(t.tenantId, t.eventId, t.enrollmentId, t.rule, t.kind),
    index('lines_enrollment').on(t.tenantId, t.enrollmentId, t.occurredAt, t.id),
    /** What waits for the end of its hold: when it ends, and whose it is. */
    index('lines_due').on(t.tenantId, t.programId, t.holdUntil).where(sql`${t.state} = 'pending'`),
    index('lines_pending').on(t.tenantId, t.enrollmentId, t.holdUntil).where(sql`${t.state} = 'pending'`),
    index('lines_statement').on(t.tenantId, t.enrollmentId, t.statementId),
    index('lines_reverses').on(t.tenantId, t.reversesLineId).where(sql`${t.reversesLineId} is not null`),
    uniqueIndex('lines_adjustment').on(t.tenantId, t.rule).where(sql`${t.kind} = 'adjustment'`),
    check(
      'lines_rated',
      sql`${t.kind} = 'adjustment' or (${t.eventId} is not null and ${t.planVersionId} is not null)`,
    ),
  ],
);

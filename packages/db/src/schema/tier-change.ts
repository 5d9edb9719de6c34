import type { TierPreview } from '@countersign/domain/tier-change/preview';
import { tierChangeReasons, tierChangeStatuses } from '@countersign/domain/tier-change/tier-change';
import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { enrollments } from './tenant.ts';

/** A membership's tier as somebody proposed it, and what became of that. */
export const tierChanges = pgTable(
  'tier_changes',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    programId: code('program_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    partnerId: code('partner_id').notNull(),
    fromTier: text('from_tier'),
    toTier: text('to_tier'),
    reason: text('reason', { enum: tierChangeReasons }).notNull(),
    /** For staff. */
    note: text('note').notNull(),
    /** What the partner reads. */
    partnerText: text('partner_text').notNull(),
    status: text('status', { enum: tierChangeStatuses }).notNull(),
    /** From the beginning of this day in the program's zone. */
    effectiveOn: civilDate('effective_on').notNull(),
    effectiveAt: instant('effective_at').notNull(),
    /** The last day of a tier that is lent for a time. */
    endsOn: civilDate('ends_on'),
    endsAt: instant('ends_at'),
    preview: jsonb('preview').$type<TierPreview>().notNull(),
    termsHash: code('terms_hash').notNull(),
    caseId: code('case_id').notNull(),
    proposedByPerson: code('proposed_by_person').notNull(),
    approvedByPersons: jsonb('approved_by_persons').$type<string[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
    appliedAt: instant('applied_at'),
    returnedAt: instant('returned_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('tier_changes_number').on(t.tenantId, t.number),
    uniqueIndex('tier_changes_one_open')
      .on(t.tenantId, t.enrollmentId)
      .where(sql`${t.status} in ('in_review', 'scheduled')`),
    index('tier_changes_newest').on(t.tenantId, t.createdAt, t.id),
    index('tier_changes_enrollment').on(t.tenantId, t.enrollmentId, t.createdAt),
    index('tier_changes_due').on(t.tenantId, t.status, t.effectiveAt),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
  ],
);

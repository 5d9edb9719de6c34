import { ruleSettingKinds, ruleSettingStatuses } from '@countersign/domain/gate/rule-setting';
import { licenceKinds } from '@countersign/domain/licence/licence';
import { renewalRejectionReasons, renewalStatuses } from '@countersign/domain/renewal/renewal';
import { type HeldByKind, watchKinds } from '@countersign/domain/watch/watch';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

/** What was handed in, as it stands on file once it is accepted. */
export interface StatedPaper {
  readonly jurisdiction: string;
  /** The regulator or insurer. */
  readonly regulator: string;
  readonly number: string;
  readonly scope: string | null;
  readonly validFrom: string | null;
  readonly expiresOn: string | null;
  readonly fileId: string | null;
}

/** A licence or insurance that a partner is asked for or has handed in, and what became of it. */
export const renewals = pgTable(
  'renewals',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    partnerId: code('partner_id').notNull(),
    /** Whose policy says who decides. */
    programId: code('program_id').notNull(),
    kind: text('kind', { enum: licenceKinds }).notNull(),
    /** The one that runs out; null where it is the first of its kind. */
    replacesId: code('replaces_id'),
    status: text('status', { enum: renewalStatuses }).notNull(),
    stated: jsonb('stated').$type<StatedPaper>(),
    statedBy: jsonb('stated_by').$type<{ kind: 'member' | 'contact'; id: string; personId: string; name: string }>(),
    statedAt: instant('stated_at'),
    caseId: code('case_id'),
    /** The one on file that came of it. */
    licenceId: code('licence_id'),
    /** Why the one handed in before was not taken, in words for the partner. */
    refusedReason: text('refused_reason', { enum: renewalRejectionReasons }),
    refusedText: text('refused_text'),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('renewals_number').on(t.tenantId, t.number),
    uniqueIndex('renewals_one_open').on(t.tenantId, t.replacesId).where(sql`${t.status} in ('asked', 'in_review')`),
    index('renewals_newest').on(t.tenantId, t.createdAt),
    index('renewals_of_partner').on(t.tenantId, t.partnerId),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** What waits when something of each kind has run out. */
export const watchSettings = pgTable('watch_settings', {
  tenantId: tenantId().primaryKey(),
  held: jsonb('held').$type<HeldByKind>().notNull(),
  revision: integer('revision').notNull(),
  changedAt: instant('changed_at').notNull(),
});

/** Where a day's scan goes on. */
export interface WatchCursor {
  /** A kind whose things are looked at, or `lift`, the holds that may end. */
  readonly at: string;
  readonly expiresOn: string | null;
  readonly id: string;
}

/** One day on which everything was looked at, and what came of it. */
export const watchDays = pgTable(
  'watch_days',
  {
    tenantId: tenantId(),
    day: civilDate('day').notNull(),
    cursor: jsonb('cursor').$type<WatchCursor>().notNull(),
    /** Days before it on which nothing ran; what came due on them was made up. */
    daysMissed: integer('days_missed').notNull(),
    found: integer('found').notNull(),
    warned: integer('warned').notNull(),
    asked: integer('asked').notNull(),
    lapsed: integer('lapsed').notNull(),
    held: integer('held').notNull(),
    lifted: integer('lifted').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.day] })],
);

/** A turn that was taken: each subject and last day once for each number of days before it. */
export const watchNotices = pgTable(
  'watch_notices',
  {
    tenantId: tenantId(),
    kind: text('kind', { enum: watchKinds }).notNull(),
    subjectId: code('subject_id').notNull(),
    expiresOn: civilDate('expires_on').notNull(),
    /** 0 once it had run out. */
    daysBefore: integer('days_before').notNull(),
    partnerId: code('partner_id').notNull(),
    day: civilDate('day').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.kind, t.subjectId, t.expiresOn, t.daysBefore] }),
    index('watch_notices_of_partner').on(t.tenantId, t.partnerId),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** How a tenant has set a rule of law or the weight of a factor: proposed by one person, confirmed by another. */
export const ruleSettings = pgTable(
  'rule_settings',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    kind: text('kind', { enum: ruleSettingKinds }).notNull(),
    /** A rule's id, or a factor. */
    ruleId: code('rule_id').notNull(),
    /** A rule of law: 1 acts, 0 does not. A factor: its weight. */
    value: integer('value').notNull(),
    reason: text('reason').notNull(),
    status: text('status', { enum: ruleSettingStatuses }).notNull(),
    proposedByPerson: code('proposed_by_person').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedByPerson: code('decided_by_person'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('rule_settings_proposed').on(t.tenantId, t.kind, t.ruleId).where(sql`${t.status} = 'proposed'`),
    uniqueIndex('rule_settings_in_force').on(t.tenantId, t.kind, t.ruleId).where(sql`${t.status} = 'in_force'`),
    index('rule_settings_newest').on(t.tenantId, t.proposedAt),
  ],
);

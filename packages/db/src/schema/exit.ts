import type { DealDisposition, LinkDisposition } from '@countersign/domain/exit/disposition';
import { exitEffectKeys } from '@countersign/domain/exit/effects';
import { exitAppealStatuses, exitOrigins, exitReasons, exitStatuses } from '@countersign/domain/exit/exit';
import type { ExitAccount, ExitPreview } from '@countersign/domain/exit/preview';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { enrollments, partners } from './tenant.ts';

/** What was chosen for what an exit touches. */
export interface ExitChoices {
  readonly deals: DealDisposition;
  /** The membership that takes over what is transferred. */
  readonly transferTo: string | null;
  /** Registrations that go another way than the others. */
  readonly exceptions: readonly { readonly dealId: string; readonly disposition: DealDisposition }[];
  readonly links: LinkDisposition;
}

/** A membership on its way out. */
export const exits = pgTable(
  'exits',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    programId: code('program_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    partnerId: code('partner_id').notNull(),
    reason: text('reason', { enum: exitReasons }).notNull(),
    /** For staff; no word of it reaches the partner. */
    note: text('note').notNull(),
    /** What the partner reads. */
    partnerText: text('partner_text').notNull(),
    origin: text('origin', { enum: exitOrigins }).notNull(),
    status: text('status', { enum: exitStatuses }).notNull(),
    noticeDays: integer('notice_days').notNull(),
    clawbackDays: integer('clawback_days').notNull(),
    choices: jsonb('choices').$type<ExitChoices>().notNull(),
    /** Of the current revision. */
    preview: jsonb('preview').$type<ExitPreview>().notNull(),
    termsHash: code('terms_hash').notNull(),
    revision: integer('revision').notNull(),
    caseId: code('case_id').notNull(),
    proposedByPerson: code('proposed_by_person').notNull(),
    approvedByPersons: jsonb('approved_by_persons').$type<string[]>().notNull(),
    /** When the notice is over. */
    endsAt: instant('ends_at'),
    appealUntil: instant('appeal_until'),
    reminded: integer('reminded').notNull(),
    /** What was left to settle on the last day; written by its effect. */
    account: jsonb('account').$type<ExitAccount>(),
    cancelNote: text('cancel_note'),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
    endedAt: instant('ended_at'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('exits_number').on(t.tenantId, t.number),
    uniqueIndex('exits_one_open')
      .on(t.tenantId, t.enrollmentId)
      .where(sql`${t.status} in ('in_review', 'notice', 'ending')`),
    index('exits_newest').on(t.tenantId, t.createdAt, t.id),
    index('exits_due').on(t.tenantId, t.endsAt).where(sql`${t.status} in ('notice', 'ending')`),
    index('exits_partner').on(t.tenantId, t.partnerId),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** What was decided on; only ever appended. */
export const exitRevisions = pgTable(
  'exit_revisions',
  {
    tenantId: tenantId(),
    exitId: code('exit_id').notNull(),
    revision: integer('revision').notNull(),
    noticeDays: integer('notice_days').notNull(),
    clawbackDays: integer('clawback_days').notNull(),
    choices: jsonb('choices').$type<ExitChoices>().notNull(),
    preview: jsonb('preview').$type<ExitPreview>().notNull(),
    termsHash: code('terms_hash').notNull(),
    byPerson: code('by_person').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.exitId, t.revision] }),
    foreignKey({ columns: [t.tenantId, t.exitId], foreignColumns: [exits.tenantId, exits.id] }),
  ],
);

/** What an exit has done, and what it needs to undo it. */
export const exitEffectsDone = pgTable(
  'exit_effects_done',
  {
    tenantId: tenantId(),
    exitId: code('exit_id').notNull(),
    effect: text('effect', { enum: exitEffectKeys }).notNull(),
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    doneAt: instant('done_at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.exitId, t.effect] }),
    foreignKey({ columns: [t.tenantId, t.exitId], foreignColumns: [exits.tenantId, exits.id] }),
  ],
);

export const exitAppeals = pgTable(
  'exit_appeals',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    exitId: code('exit_id').notNull(),
    partnerId: code('partner_id').notNull(),
    caseId: code('case_id').notNull(),
    status: text('status', { enum: exitAppealStatuses }).notNull(),
    text: text('text').notNull(),
    /** What the partner reads of the decision. */
    answer: text('answer'),
    filedByPerson: code('filed_by_person').notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('exit_appeals_number').on(t.tenantId, t.number),
    uniqueIndex('exit_appeals_once').on(t.tenantId, t.exitId),
    foreignKey({ columns: [t.tenantId, t.exitId], foreignColumns: [exits.tenantId, exits.id] }),
  ],
);

/** Who may not come back, as digests: nothing of a person can be read from them. */
export const barredIdentities = pgTable(
  'barred_identities',
  {
    tenantId: tenantId(),
    kind: code('kind').notNull(),
    digest: code('digest').notNull(),
    exitId: code('exit_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.kind, t.digest, t.exitId] }),
    foreignKey({ columns: [t.tenantId, t.exitId], foreignColumns: [exits.tenantId, exits.id] }),
  ],
);

import { listProblems } from '@countersign/domain/screening/list-edition';
import type { ListedEntry, ScreeningList } from '@countersign/domain/screening/listed-entry';
import { screeningLists } from '@countersign/domain/screening/listed-entry';
import {
  matchStatuses,
  screeningOccasions,
  subjectOutcomes,
  verdictReasons,
  verdicts,
} from '@countersign/domain/screening/review';
import type { ScreeningFactor } from '@countersign/domain/screening/score-entry';
import type { ScreeningSubject } from '@countersign/domain/screening/screening-subject';
import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { partners } from './tenant.ts';

// Editions, entries and imports are what publishers say to everybody: they belong to no tenant, as exchange rates do.

/** One edition of a list that came into force; numbers count up from 1 within a list. */
export const screeningEditions = pgTable(
  'screening_editions',
  {
    list: text('list', { enum: screeningLists }).notNull(),
    edition: integer('edition').notNull(),
    /** As the publisher says; null where it does not. */
    publishedAt: instant('published_at'),
    /** Over every entry; two editions that say the same have the same. */
    contentHash: code('content_hash').notNull(),
    entries: integer('entries').notNull(),
    names: integer('names').notNull(),
    added: integer('added').notNull(),
    changed: integer('changed').notNull(),
    removed: integer('removed').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.list, t.edition] })],
);

/** An entry as editions `since` up to before `until` hold it; nothing is ever removed, so that old results can be read. */
export const screeningEntries = pgTable(
  'screening_entries',
  {
    list: text('list', { enum: screeningLists }).notNull(),
    entryId: code('entry_id').notNull(),
    since: integer('since').notNull(),
    until: integer('until'),
    hash: code('hash').notNull(),
    entry: jsonb('entry').$type<ListedEntry>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.list, t.entryId, t.since] }),
    uniqueIndex('screening_entries_in_force').on(t.list, t.entryId).where(sql`${t.until} is null`),
    index('screening_entries_hash').on(t.list, t.entryId, t.hash),
    index('screening_entries_since').on(t.list, t.since),
    index('screening_entries_until').on(t.list, t.until),
  ],
);

export const importOutcomes = ['imported', 'unchanged', 'refused'] as const;

/** Every time a list was read, and what came of it. */
export const screeningImports = pgTable(
  'screening_imports',
  {
    id: code('id').primaryKey(),
    list: text('list', { enum: screeningLists }).notNull(),
    at: instant('at').notNull(),
    outcome: text('outcome', { enum: importOutcomes }).notNull(),
    edition: integer('edition'),
    problem: text('problem', { enum: listProblems }),
    /** Where the problem is, and the numbers that show it. */
    detail: text('detail'),
    contentHash: code('content_hash'),
  },
  (t) => [index('screening_imports_list').on(t.list, t.at)],
);

/** How careful a tenant's screening is; the product's own thresholds where there is no row. */
export const screeningSettings = pgTable('screening_settings', {
  tenantId: tenantId().primaryKey(),
  nameMin: integer('name_min').notNull(),
  scoreMin: integer('score_min').notNull(),
  highMin: integer('high_min').notNull(),
  revision: integer('revision').notNull(),
  changedAt: instant('changed_at').notNull(),
});

export type EditionByList = Partial<Record<ScreeningList, number>>;

/** Whoever is screened, once for each thing it stands for: a partner, one of its owners, a payee. */
export const screeningSubjects = pgTable(
  'screening_subjects',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    /** What it stands for, in the words of whoever asks: `partner/prt_...`, `owner/own_...`. */
    reference: code('reference').notNull(),
    partnerId: code('partner_id'),
    facts: jsonb('facts').$type<ScreeningSubject>().notNull(),
    factsHash: code('facts_hash').notNull(),
    /** The edition of each list that it was last held against; a list that is missing was not loaded. */
    editions: jsonb('editions').$type<EditionByList>().notNull(),
    scorerVersion: code('scorer_version').notNull(),
    outcome: text('outcome', { enum: subjectOutcomes }).notNull(),
    screenedAt: instant('screened_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('screening_subjects_reference').on(t.tenantId, t.reference),
    index('screening_subjects_partner').on(t.tenantId, t.partnerId),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** One screening of one subject, with all that it rested on; never changed. */
export const screenings = pgTable(
  'screenings',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    subjectId: code('subject_id').notNull(),
    at: instant('at').notNull(),
    occasion: text('occasion', { enum: screeningOccasions }).notNull(),
    facts: jsonb('facts').$type<ScreeningSubject>().notNull(),
    factsHash: code('facts_hash').notNull(),
    editions: jsonb('editions').$type<EditionByList>().notNull(),
    nameMin: integer('name_min').notNull(),
    scoreMin: integer('score_min').notNull(),
    scorerVersion: code('scorer_version').notNull(),
    outcome: text('outcome', { enum: subjectOutcomes }).notNull(),
    /** How many entries it was like, those known to be somebody else included. */
    hits: integer('hits').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('screenings_subject').on(t.tenantId, t.subjectId, t.at),
    foreignKey({
      columns: [t.tenantId, t.subjectId],
      foreignColumns: [screeningSubjects.tenantId, screeningSubjects.id],
    }),
  ],
);

/** A subject that is like an entry, both as they were: either one changed is another match. */
export const screeningMatches = pgTable(
  'screening_matches',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    subjectId: code('subject_id').notNull(),
    list: text('list', { enum: screeningLists }).notNull(),
    entryId: code('entry_id').notNull(),
    entryHash: code('entry_hash').notNull(),
    factsHash: code('facts_hash').notNull(),
    facts: jsonb('facts').$type<ScreeningSubject>().notNull(),
    score: integer('score').notNull(),
    factors: jsonb('factors').$type<ScreeningFactor[]>().notNull(),
    scorerVersion: code('scorer_version').notNull(),
    status: text('status', { enum: matchStatuses }).notNull(),
    proposedVerdict: text('proposed_verdict', { enum: verdicts }),
    proposedByPerson: code('proposed_by_person'),
    openedAt: instant('opened_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('screening_matches_sides').on(t.tenantId, t.subjectId, t.list, t.entryId, t.entryHash, t.factsHash),
    index('screening_matches_queue').on(t.tenantId, t.status, t.openedAt),
    index('screening_matches_entry').on(t.tenantId, t.list, t.entryId),
    foreignKey({
      columns: [t.tenantId, t.subjectId],
      foreignColumns: [screeningSubjects.tenantId, screeningSubjects.id],
    }),
  ],
);

/** What people said of a match; never changed. */
export const screeningDecisions = pgTable(
  'screening_decisions',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    matchId: code('match_id').notNull(),
    at: instant('at').notNull(),
    verdict: text('verdict', { enum: verdicts }).notNull(),
    reason: text('reason', { enum: verdictReasons }).notNull(),
    note: text('note'),
    isFinal: boolean('is_final').notNull(),
    memberId: code('member_id').notNull(),
    memberName: text('member_name').notNull(),
    personId: code('person_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('screening_decisions_match').on(t.tenantId, t.matchId, t.at),
    foreignKey({ columns: [t.tenantId, t.matchId], foreignColumns: [screeningMatches.tenantId, screeningMatches.id] }),
  ],
);

/** A tenant's subjects held against what an edition changed; its subjects that were like nothing have no screening of their own. */
export const screeningRuns = pgTable(
  'screening_runs',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    list: text('list', { enum: screeningLists }).notNull(),
    edition: integer('edition').notNull(),
    scorerVersion: code('scorer_version').notNull(),
    nameMin: integer('name_min').notNull(),
    scoreMin: integer('score_min').notNull(),
    subjects: integer('subjects').notNull(),
    opened: integer('opened').notNull(),
    replaced: integer('replaced').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('screening_runs_edition').on(t.tenantId, t.list, t.edition),
  ],
);

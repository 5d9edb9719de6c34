import { partnerTypes } from '@countersign/domain/partner/partner';
import { type CourseDefinition, courseVersionStatuses, progressStates } from '@countersign/domain/training/course';
import type { QuizAnswers } from '@countersign/domain/training/quiz';
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
import { civilDate, code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

/** What partners of one type learn in one program. */
export const courses = pgTable(
  'courses',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    partnerType: text('partner_type', { enum: partnerTypes }).notNull(),
    /** Of the version that was written last, so that lists need not open it. */
    title: text('title').notNull(),
    /** Of the published version. */
    isRequired: boolean('is_required').notNull(),
    publishedVersionId: code('published_version_id'),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('courses_newest').on(t.tenantId, t.createdAt),
    index('courses_program').on(t.tenantId, t.programId, t.partnerType),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** One version; once published it never changes, because certificates name it. */
export const courseVersions = pgTable(
  'course_versions',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    courseId: code('course_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: courseVersionStatuses }).notNull(),
    definition: jsonb('definition').$type<CourseDefinition>().notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('course_versions_version').on(t.tenantId, t.courseId, t.version),
    uniqueIndex('course_versions_draft').on(t.tenantId, t.courseId).where(sql`${t.status} = 'draft'`),
    foreignKey({ columns: [t.tenantId, t.courseId], foreignColumns: [courses.tenantId, courses.id] }),
  ],
);

/** How far one person of a partner is in a course. A renewal begins a further round in the same row. */
export const courseProgress = pgTable(
  'course_progress',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    courseId: code('course_id').notNull(),
    versionId: code('version_id').notNull(),
    partnerId: code('partner_id').notNull(),
    personId: code('person_id').notNull(),
    personName: text('person_name').notNull(),
    round: integer('round').notNull(),
    lessonsRead: jsonb('lessons_read').$type<string[]>().notNull(),
    attemptsUsed: integer('attempts_used').notNull(),
    attemptsGranted: integer('attempts_granted').notNull(),
    lastAttemptAt: instant('last_attempt_at'),
    state: text('state', { enum: progressStates }).notNull(),
    passedAt: instant('passed_at'),
    startedAt: instant('started_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('course_progress_once').on(t.tenantId, t.courseId, t.partnerId, t.personId),
    index('course_progress_newest').on(t.tenantId, t.startedAt),
    index('course_progress_course').on(t.tenantId, t.courseId, t.startedAt),
    foreignKey({ columns: [t.tenantId, t.courseId], foreignColumns: [courses.tenantId, courses.id] }),
    foreignKey({ columns: [t.tenantId, t.versionId], foreignColumns: [courseVersions.tenantId, courseVersions.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** What was answered in one attempt and how it was graded; only ever appended. */
export const quizAttempts = pgTable(
  'quiz_attempts',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    progressId: code('progress_id').notNull(),
    versionId: code('version_id').notNull(),
    round: integer('round').notNull(),
    number: integer('number').notNull(),
    answers: jsonb('answers').$type<QuizAnswers>().notNull(),
    percent: integer('percent').notNull(),
    isPassed: boolean('is_passed').notNull(),
    wrong: jsonb('wrong').$type<string[]>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('quiz_attempts_number').on(t.tenantId, t.progressId, t.round, t.number),
    foreignKey({ columns: [t.tenantId, t.progressId], foreignColumns: [courseProgress.tenantId, courseProgress.id] }),
  ],
);

export const certificates = pgTable(
  'certificates',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    courseId: code('course_id').notNull(),
    versionId: code('version_id').notNull(),
    programId: code('program_id').notNull(),
    partnerId: code('partner_id').notNull(),
    personId: code('person_id').notNull(),
    personName: text('person_name').notNull(),
    courseTitle: text('course_title').notNull(),
    issuedOn: civilDate('issued_on').notNull(),
    /** Its last day; null where it does not end. */
    expiresOn: civilDate('expires_on'),
    /** When a later one of the same person and course took its place. */
    replacedAt: instant('replaced_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('certificates_number').on(t.tenantId, t.number),
    uniqueIndex('certificates_current')
      .on(t.tenantId, t.courseId, t.partnerId, t.personId)
      .where(sql`${t.replacedAt} is null`),
    index('certificates_newest').on(t.tenantId, t.createdAt),
    index('certificates_partner').on(t.tenantId, t.partnerId, t.courseId),
    index('certificates_expiry').on(t.tenantId, t.expiresOn).where(sql`${t.replacedAt} is null`),
    foreignKey({ columns: [t.tenantId, t.courseId], foreignColumns: [courses.tenantId, courses.id] }),
    foreignKey({ columns: [t.tenantId, t.versionId], foreignColumns: [courseVersions.tenantId, courseVersions.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

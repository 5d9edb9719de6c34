import { heldThings } from '@countersign/domain/hold/hold';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { courseVersionStatuses, learnerStandings, questionKinds } from '@countersign/domain/training/course';
import { z } from 'zod';
import { id, instant, line, paragraph, personRef } from '../shared/fields.ts';

export const courseKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const text = (max: number) => z.union([z.literal(''), paragraph(max)]);

const lesson = z.discriminatedUnion('kind', [
  z.object({ key: courseKey, title: line(200), kind: z.literal('page'), text: text(40_000) }),
  z.object({
    key: courseKey,
    title: line(200),
    kind: z.literal('video'),
    url: z.url({ protocol: /^https$/ }).max(500),
    minutes: z.int().min(1).max(600).nullable(),
  }),
  z.object({ key: courseKey, title: line(200), kind: z.literal('file'), fileId: id }),
]);
const option = z.object({ key: courseKey, text: line(500) });
const question = z.object({
  key: courseKey,
  kind: z.enum(questionKinds),
  text: paragraph(1_000),
  options: z.array(option).max(12),
  lessonKey: courseKey.nullable(),
});

/** What is taught and asked, with the right answers: for staff alone. */
export const courseDefinition = z.object({
  title: line(200),
  summary: text(2_000),
  lessons: z.array(lesson).max(60),
  questions: z.array(question.extend({ correct: z.array(courseKey).max(12) })).max(100),
  settings: z.object({
    isRequired: z.boolean(),
    passPercent: z.int().min(1).max(100),
    attemptsMax: z.int().min(1).max(20),
    waitHours: z
      .int()
      .min(0)
      .max(24 * 90),
    validMonths: z.int().min(1).max(120).nullable(),
    held: z.array(z.enum(heldThings)).max(heldThings.length),
  }),
});

export const course = z.object({
  id,
  program: personRef,
  partnerType: z.enum(partnerTypes),
  title: z.string(),
  isRequired: z.boolean(),
  publishedVersion: z.int().nullable(),
  draftVersion: z.int().nullable(),
  learners: z.int(),
  passed: z.int(),
  createdAt: instant,
  revision: z.int(),
});
export type Course = z.output<typeof course>;

export const courseVersion = z.object({
  version: z.int(),
  status: z.enum(courseVersionStatuses),
  createdBy: z.string(),
  createdAt: instant,
  publishedAt: instant.nullable(),
  definition: courseDefinition,
});

export const learner = z.object({
  id,
  course: personRef,
  partner: personRef,
  person: z.string(),
  standing: z.enum(learnerStandings),
  lessonsRead: z.int(),
  lessons: z.int(),
  attemptsUsed: z.int(),
  attemptsLeft: z.int(),
  certificateId: id.nullable(),
  expiresOn: z.string().nullable(),
  startedAt: instant,
  passedAt: instant.nullable(),
});
export type Learner = z.output<typeof learner>;

export const certificate = z.object({
  id,
  number: z.string(),
  course: personRef,
  partner: personRef,
  person: z.string(),
  issuedOn: z.string(),
  expiresOn: z.string().nullable(),
  /** Whether it holds today. */
  isValid: z.boolean(),
});
export type Certificate = z.output<typeof certificate>;

const ownProgress = z.object({
  standing: z.enum(['not_begun', ...learnerStandings]),
  lessonsRead: z.int(),
  lessons: z.int(),
  hasQuiz: z.boolean(),
  attemptsLeft: z.int(),
  /** Before then no attempt may be made; null where one may. */
  nextAttemptAt: instant.nullable(),
  certificate: certificate.nullable(),
  /** Whether it may be begun again, because the certificate ends soon or has ended. */
  mayRenew: z.boolean(),
});

export const ownCourse = z.object({
  id,
  program: personRef,
  title: z.string(),
  summary: z.string(),
  isRequired: z.boolean(),
  /** Whether somebody of the partner holds it today. */
  isHeldByPartner: z.boolean(),
  progress: ownProgress,
});
export type OwnCourse = z.output<typeof ownCourse>;

const isRead = z.boolean();
/** A course as it is learned: without the right answers. */
export const ownCourseDetail = ownCourse.extend({
  passPercent: z.int(),
  validMonths: z.int().nullable(),
  lessons: z.array(
    z.discriminatedUnion('kind', [
      z.object({ key: z.string(), title: z.string(), isRead, kind: z.literal('page'), text: z.string() }),
      z.object({
        key: z.string(),
        title: z.string(),
        isRead,
        kind: z.literal('video'),
        url: z.string(),
        minutes: z.int().nullable(),
      }),
      z.object({ key: z.string(), title: z.string(), isRead, kind: z.literal('file'), fileName: z.string() }),
    ]),
  ),
  questions: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(questionKinds),
      text: z.string(),
      options: z.array(z.object({ key: z.string(), text: z.string() })),
    }),
  ),
});
export type OwnCourseDetail = z.output<typeof ownCourseDetail>;

export const quizResult = z.object({
  percent: z.int(),
  passPercent: z.int(),
  isPassed: z.boolean(),
  /** Keys of the questions answered wrongly; never what would have been right. */
  wrong: z.array(z.string()),
  readAgain: z.array(z.object({ key: z.string(), title: z.string() })),
  attemptsLeft: z.int(),
  nextAttemptAt: instant.nullable(),
  certificate: certificate.nullable(),
});
export type QuizReply = z.output<typeof quizResult>;

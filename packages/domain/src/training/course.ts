import type { HeldThing } from '../hold/hold.ts';

/** A version is written as a draft, taught while it is published, and kept as retired: certificates name it. */
export const courseVersionStatuses = ['draft', 'published', 'retired'] as const;
export type CourseVersionStatus = (typeof courseVersionStatuses)[number];

export const lessonKinds = ['page', 'video', 'file'] as const;
export type LessonKind = (typeof lessonKinds)[number];

/** A page of text, an address that is opened (never embedded), or a file. */
export type Lesson =
  | { readonly key: string; readonly title: string; readonly kind: 'page'; readonly text: string }
  | {
      readonly key: string;
      readonly title: string;
      readonly kind: 'video';
      readonly url: string;
      readonly minutes: number | null;
    }
  | { readonly key: string; readonly title: string; readonly kind: 'file'; readonly fileId: string };

export const questionKinds = ['single', 'multiple'] as const;

export interface QuizOption {
  readonly key: string;
  readonly text: string;
}

export interface QuizQuestion {
  readonly key: string;
  readonly kind: (typeof questionKinds)[number];
  readonly text: string;
  readonly options: readonly QuizOption[];
  /** Keys of the right options: one of a single choice, at least one of a multiple choice. Never leaves the server before grading. */
  readonly correct: readonly string[];
  /** The lesson that tells, to be read again by whoever is wrong. */
  readonly lessonKey: string | null;
}

export interface CourseSettings {
  /** Whether every partner of its type has to have somebody who passed. */
  readonly isRequired: boolean;
  /** Right answers in percent, from which on the quiz is passed. */
  readonly passPercent: number;
  readonly attemptsMax: number;
  /** Between one attempt and the next. */
  readonly waitHours: number;
  /** How long a certificate lasts; null where it does not end. */
  readonly validMonths: number | null;
  /** What waits when the last certificate of a partner has run out; nothing means that it is only warned. */
  readonly held: readonly HeldThing[];
}

/** All that is taught and asked in one version. */
export interface CourseDefinition {
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly Lesson[];
  /** Without questions a course is passed by reading it. */
  readonly questions: readonly QuizQuestion[];
  readonly settings: CourseSettings;
}

export const progressStates = ['under_way', 'passed'] as const;
export type ProgressState = (typeof progressStates)[number];

/** As it stands today: `lapsed` when the certificate's last day is over. */
export const learnerStandings = ['under_way', 'passed', 'lapsed'] as const;
export type LearnerStanding = (typeof learnerStandings)[number];

/** What a new course begins with; every part of it is meant to be changed. */
export function emptyCourse(title: string): CourseDefinition {
  return {
    title,
    summary: '',
    lessons: [],
    questions: [],
    settings: { isRequired: false, passPercent: 80, attemptsMax: 3, waitHours: 24, validMonths: 12, held: [] },
  };
}

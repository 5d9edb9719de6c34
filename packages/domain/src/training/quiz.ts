import type { Instant } from '../time/instant.ts';
import { millisecondsPerHour } from '../time/instant.ts';
import type { CourseDefinition, CourseSettings, QuizQuestion } from './course.ts';

/** Option keys by the question's key. */
export type QuizAnswers = Readonly<Record<string, readonly string[]>>;

export interface QuizResult {
  /** Of questions right, rounded down: 2 of 3 are 66. */
  readonly percent: number;
  readonly isPassed: boolean;
  /** Keys of the questions answered wrongly or not at all. */
  readonly wrong: readonly string[];
  /** Keys of the lessons to be read again, in the course's order. */
  readonly readAgain: readonly string[];
}

/** A question is right when exactly the right options are chosen; there is nothing between. */
export function gradeQuiz(course: CourseDefinition, answers: QuizAnswers): QuizResult {
  const wrongOnes = course.questions.filter((question) => !isRight(question, answers[question.key] ?? []));
  const count = course.questions.length;
  const percent = count === 0 ? 100 : Math.floor(((count - wrongOnes.length) * 100) / count);
  return {
    percent,
    isPassed: percent >= course.settings.passPercent,
    wrong: wrongOnes.map(({ key }) => key),
    readAgain: course.lessons
      .filter(({ key }) => wrongOnes.some(({ lessonKey }) => lessonKey === key))
      .map(({ key }) => key),
  };
}

function isRight({ correct }: QuizQuestion, chosen: readonly string[]): boolean {
  const answered = new Set(chosen);
  return answered.size === correct.length && correct.every((key) => answered.has(key));
}

export interface AttemptsSoFar {
  readonly used: number;
  /** Granted by staff on top of the course's own. */
  readonly extra: number;
  readonly lastAt: Instant | null;
}

export type NextAttempt =
  | { readonly may: true; readonly left: number }
  | { readonly may: false; readonly why: 'used_up' }
  | { readonly may: false; readonly why: 'wait'; readonly until: Instant; readonly left: number };

/** Whether another attempt may be made now. A granted one need not wait: a person has decided that it may be. */
export function nextAttempt(
  { used, extra, lastAt }: AttemptsSoFar,
  settings: Pick<CourseSettings, 'attemptsMax' | 'waitHours'>,
  now: Instant,
): NextAttempt {
  const left = settings.attemptsMax + extra - used;
  if (left <= 0) return { may: false, why: 'used_up' };
  const until = lastAt === null ? now : lastAt + settings.waitHours * millisecondsPerHour;
  const isGranted = used >= settings.attemptsMax;
  return until <= now || isGranted ? { may: true, left } : { may: false, why: 'wait', until, left };
}

/** How many days before its end a certificate may be renewed: from the first warning on. */
export const renewalDays = 90;

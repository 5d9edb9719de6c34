import type { CourseDefinition, QuizQuestion } from './course.ts';

export type CourseProblemCode = 'required' | 'taken' | 'not_found' | 'invalid_format';

export interface CourseProblem {
  /** Where: `questions.2.correct`. */
  readonly path: string;
  readonly code: CourseProblemCode;
}

/** Why a version cannot be taught; nothing where it can. A draft may be kept with any of these. */
export function courseProblems(course: CourseDefinition): readonly CourseProblem[] {
  return [
    ...(course.summary.trim() === '' ? [problem('summary', 'required')] : []),
    ...(course.lessons.length === 0 ? [problem('lessons', 'required')] : []),
    ...course.lessons.flatMap((lesson, index) =>
      lesson.kind === 'video' && !isWebAddress(lesson.url) ? [problem(`lessons.${index}.url`, 'invalid_format')] : [],
    ),
    ...course.questions.flatMap((question, index) => questionProblems(question, `questions.${index}`, course)),
  ];
}

/** Why a version cannot be kept at all: two things under one key would be taken for each other. */
export function duplicateKeys(course: CourseDefinition): readonly CourseProblem[] {
  return [
    ...repeated(course.lessons).map((index) => problem(`lessons.${index}.key`, 'taken')),
    ...repeated(course.questions).map((index) => problem(`questions.${index}.key`, 'taken')),
    ...course.questions.flatMap(({ options }, index) =>
      repeated(options).map((option) => problem(`questions.${index}.options.${option}.key`, 'taken')),
    ),
  ];
}

function questionProblems(question: QuizQuestion, path: string, course: CourseDefinition): readonly CourseProblem[] {
  const { correct, options, kind, lessonKey } = question;
  const isCounted = kind === 'single' ? correct.length === 1 : correct.length > 0;
  const isKnown = correct.every((key) => options.some((option) => option.key === key));
  return [
    ...(options.length < 2 ? [problem(`${path}.options`, 'required')] : []),
    ...(isCounted && new Set(correct).size === correct.length ? [] : [problem(`${path}.correct`, 'required')]),
    ...(isKnown ? [] : [problem(`${path}.correct`, 'not_found')]),
    ...(lessonKey === null || course.lessons.some(({ key }) => key === lessonKey)
      ? []
      : [problem(`${path}.lessonKey`, 'not_found')]),
  ];
}

/** Addresses that a browser opens as a page, and nothing that would run in ours. */
export function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s]+$/i.test(text);
}

const problem = (path: string, code: CourseProblemCode): CourseProblem => ({ path, code });

/** The places whose key stood before. */
function repeated(items: readonly { readonly key: string }[]): readonly number[] {
  return items.flatMap(({ key }, index) => (items.findIndex((item) => item.key === key) < index ? [index] : []));
}

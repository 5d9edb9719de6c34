import { describe, expect, it } from 'vitest';
import { civilDate } from '../time/civil-date.ts';
import { courseProblems, duplicateKeys } from './check-course.ts';
import { type CourseDefinition, emptyCourse, type QuizQuestion } from './course.ts';
import { lastCertificateDay } from './expiry.ts';
import { readLessonText } from './lesson-text.ts';
import { gradeQuiz, nextAttempt } from './quiz.ts';

const question = (key: string, correct: readonly string[], more: Partial<QuizQuestion> = {}): QuizQuestion => ({
  key,
  kind: correct.length === 1 ? 'single' : 'multiple',
  text: key,
  options: ['a', 'b', 'c'].map((option) => ({ key: option, text: option })),
  correct,
  lessonKey: 'rules',
  ...more,
});
const course: CourseDefinition = {
  ...emptyCourse('Basics'),
  summary: 'What everybody knows.',
  lessons: [
    { key: 'welcome', title: 'Welcome', kind: 'page', text: 'Hello' },
    { key: 'rules', title: 'Rules', kind: 'video', url: 'https://videos.example/rules', minutes: 4 },
  ],
  questions: [question('q1', ['a']), question('q2', ['a', 'c']), question('q3', ['b'], { lessonKey: 'welcome' })],
};

describe('a quiz', () => {
  it.each([
    ['all right: 3 of 3', { q1: ['a'], q2: ['c', 'a'], q3: ['b'] }, 100, true, [], []],
    ['2 of 3 is 66, below 80', { q1: ['a'], q2: ['a', 'c'], q3: ['c'] }, 66, false, ['q3'], ['welcome']],
    ['half of a multiple choice is wrong', { q1: ['a'], q2: ['a'], q3: ['b'] }, 66, false, ['q2'], ['rules']],
    ['everything ticked is wrong', { q1: ['a'], q2: ['a', 'b', 'c'], q3: ['b'] }, 66, false, ['q2'], ['rules']],
    ['nothing answered', {}, 0, false, ['q1', 'q2', 'q3'], ['welcome', 'rules']],
  ])('%s', (_, answers, percent, isPassed, wrong, readAgain) => {
    expect(gradeQuiz(course, answers)).toEqual({ percent, isPassed, wrong, readAgain });
  });

  it.each([
    ['the first at once', { used: 0, extra: 0, lastAt: null }, { may: true, left: 3 }],
    [
      'the second a day later',
      { used: 1, extra: 0, lastAt: 0 },
      { may: false, why: 'wait', until: 86_400_000, left: 2 },
    ],
    ['none after three', { used: 3, extra: 0, lastAt: -1e12 }, { may: false, why: 'used_up' }],
    ['a granted fourth at once', { used: 3, extra: 1, lastAt: 0 }, { may: true, left: 1 }],
    ['none after the granted one', { used: 4, extra: 1, lastAt: -1e12 }, { may: false, why: 'used_up' }],
  ])('may be attempted: %s', (_, soFar, expected) => {
    expect(nextAttempt(soFar, { attemptsMax: 3, waitHours: 24 }, 3_600_000)).toEqual(expected);
  });
});

describe('a course', () => {
  it('that is complete has no problems', () => {
    expect([...courseProblems(course), ...duplicateKeys(course)]).toEqual([]);
  });

  it.each([
    ['no lessons', { lessons: [], questions: [] }, 'lessons'],
    [
      'an address that is no page',
      { lessons: [{ ...course.lessons[1], url: 'javascript:alert(1)' }], questions: [] },
      'lessons.0.url',
    ],
    [
      'two right ones of a single choice',
      { questions: [question('q', ['a', 'b'], { kind: 'single' })] },
      'questions.0.correct',
    ],
    ['none right', { questions: [question('q', [], { kind: 'multiple' })] }, 'questions.0.correct'],
    ['a right one that is not there', { questions: [question('q', ['z'])] }, 'questions.0.correct'],
    [
      'a lesson that is not there',
      { questions: [question('q', ['a'], { lessonKey: 'gone' })] },
      'questions.0.lessonKey',
    ],
    [
      'one option',
      { questions: [question('q', ['a'], { options: [{ key: 'a', text: 'a' }] })] },
      'questions.0.options',
    ],
  ])('cannot be taught with %s', (_, change, path) => {
    const problems = courseProblems({ ...course, ...(change as Partial<CourseDefinition>) });
    expect(problems.map((problem) => problem.path)).toContain(path);
  });

  it('cannot be kept with two things under one key', () => {
    const doubled = { ...course, questions: [question('q', ['a']), question('q', ['b'])] };
    expect(duplicateKeys(doubled)).toEqual([{ path: 'questions.1.key', code: 'taken' }]);
  });
});

describe('a certificate', () => {
  it.each([
    ['2026-04-02', 12, '2027-04-02'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 14, '2028-01-30'],
    ['2026-04-02', null, null],
  ])('of %s for %s months holds through %s', (issuedOn, months, last) => {
    expect(lastCertificateDay(civilDate(issuedOn), months)).toBe(last);
  });
});

describe('the text of a lesson', () => {
  it('knows headings, lists, quotes, emphasis and https links', () => {
    expect(
      readLessonText(
        '# Rules\n\nAlways **ask**, *never* `guess`.\nSee [terms](https://halden.example/t).\n\n- one\n- two\n\n1. first\n\n> said',
      ),
    ).toEqual([
      { kind: 'heading', parts: [{ kind: 'text', text: 'Rules' }] },
      {
        kind: 'paragraph',
        parts: [
          { kind: 'text', text: 'Always ' },
          { kind: 'strong', text: 'ask' },
          { kind: 'text', text: ', ' },
          { kind: 'emphasis', text: 'never' },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'guess' },
          { kind: 'text', text: '. See ' },
          { kind: 'link', text: 'terms', url: 'https://halden.example/t' },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'list', isOrdered: false, items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two' }]] },
      { kind: 'list', isOrdered: true, items: [[{ kind: 'text', text: 'first' }]] },
      { kind: 'quote', parts: [{ kind: 'text', text: 'said' }] },
    ]);
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '[click](data:text/html;base64,PHNjcmlwdD4=)',
    '[click](https://a.example/"onmouseover="x)',
    '![picture](//evil.example/x.png)',
  ])('leaves %s as text', (text) => {
    expect(readLessonText(text)).toEqual([{ kind: 'paragraph', parts: [{ kind: 'text', text }] }]);
  });

  it('is read in time that grows with its length alone', () => {
    const started = process.cpuUsage().user;
    readLessonText(`${'*'.repeat(20_000)}${'['.repeat(20_000)}`);
    expect(process.cpuUsage().user - started).toBeLessThan(1_500_000);
  });
});

import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { courseProgress, quizAttempts } from '@countersign/db/schema/training';
import { formatInstant } from '@countersign/domain/time/instant';
import type { CourseDefinition } from '@countersign/domain/training/course';
import { gradeQuiz, nextAttempt, type QuizAnswers } from '@countersign/domain/training/quiz';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { type Learning, lockLearning } from './lock-progress.internal.ts';
import { attemptsOf, ownCourse, presentOwnCourse, requireContact } from './own.internal.ts';
import { passCourse } from './pass-course.internal.ts';

type Operation = (typeof trainingOperations)['submit-quiz'];

/**
 * Grades an attempt. Refused (`action_not_available`) before every lesson was read, while the next attempt has to wait, and
 * without attempts left; a question left out is refused by its name and costs no attempt.
 */
export function submitQuiz(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.submit-quiz');
  const actor = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const learning = await lockLearning(ctx, tx, { actor, courseId: params.id });
    const { progress, version } = learning;
    const { definition } = version;
    requireReadable(ctx, learning);
    requireAnswered(definition, body.answers);
    const result = gradeQuiz(definition, body.answers);
    const now = ctx.now();
    const counted = { ...progress, attemptsUsed: progress.attemptsUsed + 1, lastAttemptAt: now };
    const attemptId = ctx.ids.next('qat');
    await tx.insert(quizAttempts).values({
      tenantId: ctx.tenantId,
      id: attemptId,
      progressId: progress.id,
      versionId: version.id,
      round: progress.round,
      number: counted.attemptsUsed,
      answers: body.answers,
      percent: result.percent,
      isPassed: result.isPassed,
      wrong: [...result.wrong],
      at: now,
    });
    await tx
      .update(courseProgress)
      .set({ attemptsUsed: counted.attemptsUsed, lastAttemptAt: now, changedAt: now })
      .where(and(eq(courseProgress.tenantId, ctx.tenantId), eq(courseProgress.id, progress.id)));
    await recordAudit(ctx, tx, {
      action: 'training.submit-quiz',
      subjectKind: 'quiz_attempt',
      subjectId: attemptId,
      facts: { courseId: params.id, attempt: counted.attemptsUsed, percent: result.percent, isPassed: result.isPassed },
    });
    if (result.isPassed) await passCourse(ctx, tx, { actor, learning });
    const shown = presentOwnCourse(ctx, await ownCourse(ctx, tx, { actor, courseId: params.id }));
    return {
      percent: result.percent,
      passPercent: definition.settings.passPercent,
      isPassed: result.isPassed,
      wrong: [...result.wrong],
      readAgain: result.readAgain.map((key) => ({
        key,
        title: definition.lessons.find((lesson) => lesson.key === key)?.title ?? '',
      })),
      ...attemptsOf(ctx, counted, definition),
      certificate: result.isPassed ? shown.progress.certificate : null,
    };
  });
}

function requireReadable(ctx: ServiceContext, { progress, version }: Learning): void {
  const { lessons, questions, settings } = version.definition;
  if (questions.length === 0 || lessons.some(({ key }) => !progress.lessonsRead.includes(key)))
    throw new AppError('action_not_available', { detail: 'Every lesson is read first.' });
  const next = nextAttempt(
    { used: progress.attemptsUsed, extra: progress.attemptsGranted, lastAt: progress.lastAttemptAt },
    settings,
    ctx.now(),
  );
  if (next.may) return;
  if (next.why === 'used_up')
    throw new AppError('action_not_available', { detail: 'There are no attempts left.', facts: { attemptsLeft: 0 } });
  throw new AppError('action_not_available', {
    detail: 'The next attempt has to wait.',
    facts: { nextAttemptAt: formatInstant(next.until) },
  });
}

function requireAnswered({ questions }: CourseDefinition, answers: QuizAnswers): void {
  const missing = questions.filter(({ key }) => (answers[key] ?? []).length === 0);
  if (missing.length > 0)
    throw invalidInput(...missing.map(({ key }) => ({ field: `answers.${key}`, code: 'required' as const })));
}

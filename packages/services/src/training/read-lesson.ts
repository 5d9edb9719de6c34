import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { courseProgress } from '@countersign/db/schema/training';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lockLearning } from './lock-progress.internal.ts';
import { ownCourse, presentOwnCourse, requireContact } from './own.internal.ts';
import { passCourse } from './pass-course.internal.ts';

type Operation = (typeof trainingOperations)['read-lesson'];

/** Keeps that a lesson was read, once. With the last one a course without questions is passed. */
export function readLesson(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.read-lesson');
  const actor = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const learning = await lockLearning(ctx, tx, { actor, courseId: params.id });
    const { definition } = learning.version;
    if (!definition.lessons.some(({ key }) => key === params.lessonKey)) throw notFound('lesson');
    const lessonsRead = [...new Set([...learning.progress.lessonsRead, params.lessonKey])];
    await tx
      .update(courseProgress)
      .set({ lessonsRead, changedAt: ctx.now() })
      .where(and(eq(courseProgress.tenantId, ctx.tenantId), eq(courseProgress.id, learning.progress.id)));
    await recordAudit(ctx, tx, {
      action: 'training.read-lesson',
      subjectKind: 'course_progress',
      subjectId: learning.progress.id,
      facts: { lesson: params.lessonKey },
    });
    const isDone =
      definition.questions.length === 0 && definition.lessons.every(({ key }) => lessonsRead.includes(key));
    if (isDone) await passCourse(ctx, tx, { actor, learning });
    return presentOwnCourse(ctx, await ownCourse(ctx, tx, { actor, courseId: params.id }));
  });
}

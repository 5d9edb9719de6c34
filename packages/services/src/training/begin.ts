import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { courseProgress } from '@countersign/db/schema/training';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { mayRenew, ownCourse, presentOwnCourse, requireContact } from './own.internal.ts';

type Operation = (typeof trainingOperations)['begin'];

/**
 * Begins a course with the version that is taught now, or begins it anew once its certificate ends soon; what was learned
 * before counts no more, while the certificate stands. Somebody under way goes on.
 */
export function beginCourse(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.begin');
  const actor = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const found = await ownCourse(ctx, tx, { actor, courseId: params.id });
    const { course, progress } = found;
    if (progress?.state === 'under_way') return presentOwnCourse(ctx, found);
    if (course.publishedVersionId === null || (progress !== null && !mayRenew(ctx, found)))
      throw new AppError('action_not_available', { detail: 'This course is passed already.' });
    const fresh = {
      versionId: course.publishedVersionId,
      lessonsRead: [],
      attemptsUsed: 0,
      attemptsGranted: 0,
      lastAttemptAt: null,
      state: 'under_way' as const,
      passedAt: null,
      startedAt: ctx.now(),
      changedAt: ctx.now(),
    };
    const id = progress?.id ?? ctx.ids.next('crp');
    if (progress === null)
      await tx.insert(courseProgress).values({
        tenantId: ctx.tenantId,
        id,
        courseId: course.id,
        partnerId: actor.partnerId,
        personId: actor.personId,
        personName: actor.name,
        round: 1,
        ...fresh,
      });
    else
      await tx
        .update(courseProgress)
        .set({ ...fresh, personName: actor.name, round: progress.round + 1 })
        .where(and(eq(courseProgress.tenantId, ctx.tenantId), eq(courseProgress.id, id)));
    await recordAudit(ctx, tx, {
      action: 'training.begin',
      subjectKind: 'course_progress',
      subjectId: id,
      facts: { courseId: course.id, partnerId: actor.partnerId, round: (progress?.round ?? 0) + 1 },
    });
    return presentOwnCourse(ctx, await ownCourse(ctx, tx, { actor, courseId: course.id }));
  });
}

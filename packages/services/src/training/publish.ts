import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { courses, courseVersions } from '@countersign/db/schema/training';
import { courseProblems } from '@countersign/domain/training/check-course';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { loadCourse, lockCourse } from './present-course.internal.ts';

type Operation = (typeof trainingOperations)['publish'];

/**
 * Teaches the draft from now on, and retires the version before; whoever began that one finishes it. Refuses a draft that
 * cannot be taught, each place named, and where there is none (`action_not_available`).
 */
export function publishCourse(
  ctx: ServiceContext,
  { params, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.publish');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const course = await lockCourse(ctx, tx, params.id);
    requireRevision(course.revision, ifMatch);
    const ofCourse = and(eq(courseVersions.tenantId, ctx.tenantId), eq(courseVersions.courseId, course.id));
    const [draft] = await tx
      .select()
      .from(courseVersions)
      .where(and(ofCourse, eq(courseVersions.status, 'draft')));
    if (!draft) throw new AppError('action_not_available', { detail: 'There is no draft to publish.' });
    const problems = courseProblems(draft.definition);
    if (problems.length > 0)
      throw invalidInput(...problems.slice(0, 30).map(({ path, code }) => ({ field: `definition.${path}`, code })));
    await tx
      .update(courseVersions)
      .set({ status: 'retired' })
      .where(and(ofCourse, eq(courseVersions.status, 'published')));
    await tx
      .update(courseVersions)
      .set({ status: 'published', publishedAt: ctx.now() })
      .where(and(ofCourse, eq(courseVersions.id, draft.id)));
    await tx
      .update(courses)
      .set({
        title: draft.definition.title,
        isRequired: draft.definition.settings.isRequired,
        publishedVersionId: draft.id,
        revision: course.revision + 1,
        changedAt: ctx.now(),
      })
      .where(and(eq(courses.tenantId, ctx.tenantId), eq(courses.id, course.id)));
    await recordAudit(ctx, tx, {
      action: 'training.publish',
      subjectKind: 'course',
      subjectId: course.id,
      facts: { version: draft.version },
    });
    return loadCourse(ctx, tx, course.id);
  });
}

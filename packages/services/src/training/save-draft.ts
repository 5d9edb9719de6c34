import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, desc, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { courses, courseVersions } from '@countersign/db/schema/training';
import { duplicateKeys } from '@countersign/domain/training/check-course';
import type { CourseDefinition } from '@countersign/domain/training/course';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { loadCourse, lockCourse } from './present-course.internal.ts';

type Operation = (typeof trainingOperations)['save-draft'];

/**
 * Writes the next version, or changes the one being written. It may still lack things; what is taught stays as it is. Two
 * things under one key and files that are not there are refused.
 */
export function saveCourseDraft(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.save-draft');
  const member = requireMember(ctx);
  const { definition } = body;
  return transact(ctx, async (tx) => {
    const course = await lockCourse(ctx, tx, params.id);
    requireRevision(course.revision, ifMatch);
    const doubled = duplicateKeys(definition);
    if (doubled.length > 0)
      throw invalidInput(...doubled.map(({ path, code }) => ({ field: `definition.${path}`, code })));
    await requireFiles(ctx, tx, definition);
    const ofCourse = and(eq(courseVersions.tenantId, ctx.tenantId), eq(courseVersions.courseId, course.id));
    const [latest] = await tx
      .select()
      .from(courseVersions)
      .where(ofCourse)
      .orderBy(desc(courseVersions.version))
      .limit(1);
    const written = { definition, createdByName: member.name, createdAt: ctx.now() };
    if (latest?.status === 'draft')
      await tx
        .update(courseVersions)
        .set(written)
        .where(and(ofCourse, eq(courseVersions.id, latest.id)));
    else
      await tx.insert(courseVersions).values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('crv'),
        courseId: course.id,
        version: (latest?.version ?? 0) + 1,
        status: 'draft',
        publishedAt: null,
        ...written,
      });
    await tx
      .update(courses)
      .set({
        revision: course.revision + 1,
        changedAt: ctx.now(),
        ...(course.publishedVersionId === null ? { title: definition.title } : {}),
      })
      .where(and(eq(courses.tenantId, ctx.tenantId), eq(courses.id, course.id)));
    await recordAudit(ctx, tx, {
      action: 'training.save-draft',
      subjectKind: 'course',
      subjectId: course.id,
      facts: { lessons: definition.lessons.length, questions: definition.questions.length },
    });
    return loadCourse(ctx, tx, course.id);
  });
}

/** Files of lessons are the tenant's own uploads, never a partner's. */
async function requireFiles(ctx: ServiceContext, tx: Transaction, { lessons }: CourseDefinition): Promise<void> {
  const asked = lessons.flatMap((lesson, index) => (lesson.kind === 'file' ? [{ index, id: lesson.fileId }] : []));
  if (asked.length === 0) return;
  const there = await tx
    .select({ id: files.id, partnerId: files.partnerId })
    .from(files)
    .where(
      and(
        eq(files.tenantId, ctx.tenantId),
        inArray(
          files.id,
          asked.map(({ id }) => id),
        ),
      ),
    );
  const missing = asked.filter(({ id }) => !there.some((file) => file.id === id && file.partnerId === null));
  if (missing.length > 0)
    throw invalidInput(
      ...missing.map(({ index }) => ({ field: `definition.lessons.${index}.fileId`, code: 'not_found' as const })),
    );
}

import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import { courses, courseVersions } from '@countersign/db/schema/training';
import { emptyCourse } from '@countersign/domain/training/course';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadCourse } from './present-course.internal.ts';

type Operation = (typeof trainingOperations)['create'];

/** Begins a course as an empty draft; nobody sees it before it is published. */
export function createCourse(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.create');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [program] = await tx
      .select({ id: programs.id })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, body.programId)));
    if (!program) throw notFound('program', 'programId');
    const id = ctx.ids.next('crs');
    await tx.insert(courses).values({
      tenantId: ctx.tenantId,
      id,
      programId: program.id,
      partnerType: body.partnerType,
      title: body.title,
      isRequired: false,
      publishedVersionId: null,
      revision: 1,
      createdAt: ctx.now(),
      changedAt: ctx.now(),
    });
    await tx.insert(courseVersions).values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('crv'),
      courseId: id,
      version: 1,
      status: 'draft',
      definition: emptyCourse(body.title),
      createdByName: member.name,
      createdAt: ctx.now(),
      publishedAt: null,
    });
    await recordAudit(ctx, tx, {
      action: 'training.create',
      subjectKind: 'course',
      subjectId: id,
      facts: { programId: program.id, partnerType: body.partnerType },
    });
    return loadCourse(ctx, tx, id);
  });
}

import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { courseVersions } from '@countersign/db/schema/training';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { type CourseVersionRow, loadCourse } from './present-course.internal.ts';

type Operation = (typeof trainingOperations)['get'];
type Version = NonNullable<OutputOf<Operation>['draft']>;

/** One course with what is taught now and what is being written. */
export function getCourse(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.get');
  return read(ctx, async (tx) => {
    const course = await loadCourse(ctx, tx, params.id);
    const rows = await tx
      .select()
      .from(courseVersions)
      .where(
        and(
          eq(courseVersions.tenantId, ctx.tenantId),
          eq(courseVersions.courseId, params.id),
          inArray(courseVersions.status, ['draft', 'published']),
        ),
      );
    const of = (status: CourseVersionRow['status']) => presentVersion(rows.find((row) => row.status === status));
    return { ...course, published: of('published'), draft: of('draft') };
  });
}

function presentVersion(row: CourseVersionRow | undefined): Version | null {
  if (row === undefined) return null;
  return {
    version: row.version,
    status: row.status,
    createdBy: row.createdByName,
    createdAt: formatInstant(row.createdAt),
    publishedAt: row.publishedAt === null ? null : formatInstant(row.publishedAt),
    definition: plain(row.definition),
  };
}

/** Lists are read-only inside and plain in replies; the shape is the contract's own. */
function plain(definition: CourseVersionRow['definition']): Version['definition'] {
  return definition as Version['definition'];
}

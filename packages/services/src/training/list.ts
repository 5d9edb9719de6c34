import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { courses } from '@countersign/db/schema/training';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentCourse, selectCourses } from './present-course.internal.ts';

type Operation = (typeof trainingOperations)['list'];

/** Courses, newest first. */
export function listCourses(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.list');
  const order = keyset(
    { column: courses.createdAt, id: courses.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const where = and(
    eq(courses.tenantId, ctx.tenantId),
    query.programId === undefined ? undefined : eq(courses.programId, query.programId),
    query.partnerType === undefined ? undefined : eq(courses.partnerType, query.partnerType),
  );
  return read(ctx, async (tx) => {
    const rows = await selectCourses(tx, and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(courses).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ course }) => ({ value: course.createdAt, id: course.id }),
      present: presentCourse,
    });
  });
}

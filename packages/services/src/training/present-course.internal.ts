import type { Course } from '@countersign/contracts/training/course';
import { and, eq, type SQL, sql } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import { courseProgress, courses, courseVersions } from '@countersign/db/schema/training';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type CourseVersionRow = typeof courseVersions.$inferSelect;

export function selectCourses(tx: Transaction, where: SQL | undefined) {
  const ofCourse = sql`from ${courseProgress} where ${courseProgress.tenantId} = ${courses.tenantId} and ${courseProgress.courseId} = ${courses.id}`;
  const versionOf = (status: string) =>
    sql<
      number | null
    >`(select max(version) from ${courseVersions} where ${courseVersions.tenantId} = ${courses.tenantId}
      and ${courseVersions.courseId} = ${courses.id} and ${courseVersions.status} = ${status})`;
  return tx
    .select({
      course: courses,
      programName: programs.name,
      learners: sql<number>`(select count(*)::int ${ofCourse})`,
      passed: sql<number>`(select count(*)::int ${ofCourse} and ${courseProgress.state} = 'passed')`,
      published: versionOf('published'),
      draft: versionOf('draft'),
    })
    .from(courses)
    .innerJoin(programs, and(eq(programs.tenantId, courses.tenantId), eq(programs.id, courses.programId)))
    .where(where)
    .$dynamic();
}

type Found = Awaited<ReturnType<typeof selectCourses>>[number];

export function presentCourse({ course, programName, learners, passed, published, draft }: Found): Course {
  return {
    id: course.id,
    program: { id: course.programId, name: programName },
    partnerType: course.partnerType,
    title: course.title,
    isRequired: course.isRequired,
    publishedVersion: published,
    draftVersion: draft,
    learners,
    passed,
    createdAt: formatInstant(course.createdAt),
    revision: course.revision,
  };
}

/** One course, or `not_found`. */
export async function loadCourse(ctx: ServiceContext, tx: Transaction, id: string): Promise<Course> {
  const [found] = await selectCourses(tx, and(eq(courses.tenantId, ctx.tenantId), eq(courses.id, id)));
  if (!found) throw notFound('course');
  return presentCourse(found);
}

/** A course with a lock, for whoever writes it. */
export async function lockCourse(ctx: ServiceContext, tx: Transaction, id: string) {
  const [row] = await tx
    .select()
    .from(courses)
    .where(and(eq(courses.tenantId, ctx.tenantId), eq(courses.id, id)))
    .for('update');
  if (!row) throw notFound('course');
  return row;
}

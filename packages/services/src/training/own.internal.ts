import type { OwnCourse } from '@countersign/contracts/training/course';
import { and, asc, eq, isNotNull, isNull, ne, or, sql } from '@countersign/db/query';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import { certificates, courseProgress, courses, courseVersions } from '@countersign/db/schema/training';
import { addDays, type CivilDate } from '@countersign/domain/time/civil-date';
import { formatInstant } from '@countersign/domain/time/instant';
import type { CourseDefinition } from '@countersign/domain/training/course';
import { nextAttempt, renewalDays } from '@countersign/domain/training/quiz';
import { AppError } from '../app-error.ts';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import type { ContactActor } from '../require-permission.ts';
import { isPast, presentCertificate, standingOfLearner } from './select-learners.internal.ts';

/** The actor as somebody of a partner; anybody else learns nothing here. */
export function requireContact(ctx: ServiceContext): ContactActor {
  if (ctx.actor.kind !== 'contact')
    throw new AppError('forbidden', { detail: 'Courses are taken by a partner’s people.' });
  return ctx.actor;
}

/**
 * The courses of a partner's type in its programs, each with how far the person is and the version that they learn: the one
 * they began, or else the one that is taught now. One that is no longer taught stays for whoever began it.
 */
export async function ownCourses(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly actor: ContactActor; readonly courseId?: string },
) {
  const { actor } = of;
  const rows = await tx
    .select({
      course: courses,
      program: { id: programs.id, name: programs.name, zone: programs.zone },
      partnerName: partners.name,
      version: courseVersions,
      progress: courseProgress,
      certificate: certificates,
      heldUntil: sql<string | null>`(select max(coalesce(c.expires_on, '9999-12-31')) from certificates c
        where c.tenant_id = ${courses.tenantId} and c.course_id = ${courses.id} and c.partner_id = ${actor.partnerId}
          and c.replaced_at is null)`,
    })
    .from(courses)
    .innerJoin(programs, and(eq(programs.tenantId, courses.tenantId), eq(programs.id, courses.programId)))
    .innerJoin(partners, and(eq(partners.tenantId, courses.tenantId), eq(partners.id, actor.partnerId)))
    .innerJoin(
      enrollments,
      and(
        eq(enrollments.tenantId, courses.tenantId),
        eq(enrollments.programId, courses.programId),
        eq(enrollments.partnerId, actor.partnerId),
        ne(enrollments.status, 'ended'),
      ),
    )
    .leftJoin(
      courseProgress,
      and(
        eq(courseProgress.tenantId, courses.tenantId),
        eq(courseProgress.courseId, courses.id),
        eq(courseProgress.partnerId, actor.partnerId),
        eq(courseProgress.personId, actor.personId),
      ),
    )
    .innerJoin(
      courseVersions,
      and(
        eq(courseVersions.tenantId, courses.tenantId),
        eq(courseVersions.id, sql`coalesce(${courseProgress.versionId}, ${courses.publishedVersionId})`),
      ),
    )
    .leftJoin(
      certificates,
      and(
        eq(certificates.tenantId, courses.tenantId),
        eq(certificates.courseId, courses.id),
        eq(certificates.partnerId, actor.partnerId),
        eq(certificates.personId, actor.personId),
        isNull(certificates.replacedAt),
      ),
    )
    .where(
      and(
        eq(courses.tenantId, ctx.tenantId),
        of.courseId === undefined ? undefined : eq(courses.id, of.courseId),
        or(
          and(eq(courses.partnerType, partners.type), isNotNull(courses.publishedVersionId)),
          isNotNull(courseProgress.id),
        ),
      ),
    )
    .orderBy(asc(courses.createdAt), asc(courses.id));
  return rows;
}

export type FoundOwn = Awaited<ReturnType<typeof ownCourses>>[number];

/** One of them, or `not_found`. */
export async function ownCourse(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly actor: ContactActor; readonly courseId: string },
): Promise<FoundOwn> {
  const [found] = await ownCourses(ctx, tx, of);
  if (!found) throw notFound('course');
  return found;
}

export const todayOf = (ctx: ServiceContext, { program }: Pick<FoundOwn, 'program'>): CivilDate =>
  civilDateIn(program.zone, ctx.now());

/** Whether the course may be begun anew: passed, and its certificate ends within the time of the first warning or has ended. */
export function mayRenew(ctx: ServiceContext, { program, progress, certificate }: FoundOwn): boolean {
  if (progress?.state !== 'passed' || certificate?.expiresOn == null) return false;
  return isPast(certificate.expiresOn, addDays(todayOf(ctx, { program }), renewalDays + 1));
}

/** What is left of the attempts, and from when on. */
export function attemptsOf(
  ctx: ServiceContext,
  progress: Pick<typeof courseProgress.$inferSelect, 'attemptsUsed' | 'attemptsGranted' | 'lastAttemptAt'> | null,
  definition: CourseDefinition,
): { readonly attemptsLeft: number; readonly nextAttemptAt: string | null } {
  const next = nextAttempt(
    {
      used: progress?.attemptsUsed ?? 0,
      extra: progress?.attemptsGranted ?? 0,
      lastAt: progress?.lastAttemptAt ?? null,
    },
    definition.settings,
    ctx.now(),
  );
  if (next.may) return { attemptsLeft: next.left, nextAttemptAt: null };
  if (next.why === 'used_up') return { attemptsLeft: 0, nextAttemptAt: null };
  return { attemptsLeft: next.left, nextAttemptAt: formatInstant(next.until) };
}

export function presentOwnCourse(ctx: ServiceContext, found: FoundOwn): OwnCourse {
  const { course, program, version, progress, certificate, partnerName, heldUntil } = found;
  const { definition } = version;
  const today = todayOf(ctx, found);
  const known = new Set(definition.lessons.map(({ key }) => key));
  return {
    id: course.id,
    program: { id: program.id, name: program.name },
    title: definition.title,
    summary: definition.summary,
    isRequired: definition.settings.isRequired,
    isHeldByPartner: heldUntil !== null && !isPast(heldUntil, today),
    progress: {
      standing: progress === null ? 'not_begun' : standingOfLearner({ progress, certificate }, today),
      lessonsRead: (progress?.lessonsRead ?? []).filter((key) => known.has(key)).length,
      lessons: definition.lessons.length,
      hasQuiz: definition.questions.length > 0,
      ...attemptsOf(ctx, progress, definition),
      certificate: certificate === null ? null : presentCertificate(certificate, partnerName, today),
      mayRenew: mayRenew(ctx, found),
    },
  };
}

import type { Certificate, Learner } from '@countersign/contracts/training/course';
import { and, eq, isNull, type SQL } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { certificates, courseProgress, courses, courseVersions } from '@countersign/db/schema/training';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { formatInstant } from '@countersign/domain/time/instant';
import type { LearnerStanding } from '@countersign/domain/training/course';
import type { Transaction } from '../context.ts';

/** Each learner with the certificate that stands, if any. */
export function selectLearners(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      progress: courseProgress,
      courseTitle: courses.title,
      partnerName: partners.name,
      definition: courseVersions.definition,
      certificate: certificates,
    })
    .from(courseProgress)
    .innerJoin(courses, and(eq(courses.tenantId, courseProgress.tenantId), eq(courses.id, courseProgress.courseId)))
    .innerJoin(
      courseVersions,
      and(eq(courseVersions.tenantId, courseProgress.tenantId), eq(courseVersions.id, courseProgress.versionId)),
    )
    .innerJoin(partners, and(eq(partners.tenantId, courseProgress.tenantId), eq(partners.id, courseProgress.partnerId)))
    .leftJoin(
      certificates,
      and(
        eq(certificates.tenantId, courseProgress.tenantId),
        eq(certificates.courseId, courseProgress.courseId),
        eq(certificates.partnerId, courseProgress.partnerId),
        eq(certificates.personId, courseProgress.personId),
        isNull(certificates.replacedAt),
      ),
    )
    .where(where)
    .$dynamic();
}

export type FoundLearner = Awaited<ReturnType<typeof selectLearners>>[number];

/** Passed through the certificate's last day, lapsed behind it. */
export function standingOfLearner(
  { progress, certificate }: Pick<FoundLearner, 'progress' | 'certificate'>,
  today: CivilDate,
): LearnerStanding {
  if (progress.state === 'under_way') return 'under_way';
  return isPast(certificate?.expiresOn ?? null, today) ? 'lapsed' : 'passed';
}

export function isPast(expiresOn: string | null, today: CivilDate): boolean {
  return expiresOn !== null && civilDate(expiresOn) < today;
}

export function presentLearner(found: FoundLearner, today: CivilDate): Learner {
  const { progress, certificate, definition } = found;
  const { attemptsMax } = definition.settings;
  return {
    id: progress.id,
    course: { id: progress.courseId, name: found.courseTitle },
    partner: { id: progress.partnerId, name: found.partnerName },
    person: progress.personName,
    standing: standingOfLearner(found, today),
    lessonsRead: progress.lessonsRead.length,
    lessons: definition.lessons.length,
    attemptsUsed: progress.attemptsUsed,
    attemptsLeft: Math.max(0, attemptsMax + progress.attemptsGranted - progress.attemptsUsed),
    certificateId: certificate?.id ?? null,
    expiresOn: certificate?.expiresOn ?? null,
    startedAt: formatInstant(progress.startedAt),
    passedAt: progress.passedAt === null ? null : formatInstant(progress.passedAt),
  };
}

export function presentCertificate(
  row: typeof certificates.$inferSelect,
  partnerName: string,
  today: CivilDate,
): Certificate {
  return {
    id: row.id,
    number: row.number,
    course: { id: row.courseId, name: row.courseTitle },
    partner: { id: row.partnerId, name: partnerName },
    person: row.personName,
    issuedOn: row.issuedOn,
    expiresOn: row.expiresOn,
    isValid: row.replacedAt === null && !isPast(row.expiresOn, today),
  };
}

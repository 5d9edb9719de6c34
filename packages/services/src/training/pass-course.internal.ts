import { and, eq, isNull } from '@countersign/db/query';
import { certificates, courseProgress } from '@countersign/db/schema/training';
import { lastCertificateDay } from '@countersign/domain/training/expiry';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { noteOnboardingDone } from '../onboarding/note-done.ts';
import type { ContactActor } from '../require-permission.ts';
import { liftRenewed } from '../watch/lift-renewed.ts';
import type { Learning } from './lock-progress.internal.ts';
import { todayOf } from './own.internal.ts';
import { requiredCoursesLeft } from './required-left.ts';

/**
 * Writes that a course is passed and issues its certificate, which replaces the person's earlier one. Once no required course
 * of the program is left, the training of the partner's onboarding is done.
 */
export async function passCourse(
  ctx: ServiceContext,
  tx: Transaction,
  { actor, learning }: { readonly actor: ContactActor; readonly learning: Learning },
): Promise<void> {
  const { course, version, progress, program } = learning;
  const today = todayOf(ctx, learning);
  const mine = eq(certificates.tenantId, ctx.tenantId);
  await tx
    .update(courseProgress)
    .set({ state: 'passed', passedAt: ctx.now(), changedAt: ctx.now() })
    .where(and(eq(courseProgress.tenantId, ctx.tenantId), eq(courseProgress.id, progress.id)));
  await tx
    .update(certificates)
    .set({ replacedAt: ctx.now() })
    .where(
      and(
        mine,
        eq(certificates.courseId, course.id),
        eq(certificates.partnerId, actor.partnerId),
        eq(certificates.personId, actor.personId),
        isNull(certificates.replacedAt),
      ),
    );
  const id = ctx.ids.next('crt');
  const year = today.slice(0, 4);
  const count = await takeNumbers(ctx, tx, { sequence: `certificate/${year}`, count: 1 });
  const number = `CRT-${year}-${String(count).padStart(4, '0')}`;
  await tx.insert(certificates).values({
    tenantId: ctx.tenantId,
    id,
    number,
    courseId: course.id,
    versionId: version.id,
    programId: program.id,
    partnerId: actor.partnerId,
    personId: actor.personId,
    personName: actor.name,
    courseTitle: version.definition.title,
    issuedOn: today,
    expiresOn: lastCertificateDay(today, version.definition.settings.validMonths),
    replacedAt: null,
    createdAt: ctx.now(),
  });
  await recordAudit(ctx, tx, {
    action: 'training.certify',
    subjectKind: 'certificate',
    subjectId: id,
    facts: { number, courseId: course.id, version: version.version, partnerId: actor.partnerId },
  });
  await liftRenewed(ctx, tx, { partnerId: actor.partnerId });
  const left = await requiredCoursesLeft(ctx, tx, { partnerId: actor.partnerId, programId: program.id, on: today });
  if (left.length === 0)
    await noteOnboardingDone(ctx, tx, {
      partnerId: actor.partnerId,
      programId: program.id,
      kind: 'training',
      ref: id,
    });
}

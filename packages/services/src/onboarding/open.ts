import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray } from '@countersign/db/query';
import { onboardings } from '@countersign/db/schema/onboarding';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { openOnboarding } from './begin.ts';
import { presentOnboarding } from './present.internal.ts';

type Operation = (typeof onboardingOperations)['open'];

/**
 * Begins the onboarding of a partner that is in a program already; its place stays as it is meanwhile. `conflict` while one
 * is under way; `action_not_available` where the template leaves nothing to be done, or the place has ended.
 */
export function openOnboardingByHand(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'onboarding.open');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [found] = await tx
      .select({ enrollment: enrollments, partner: { name: partners.name, type: partners.type } })
      .from(enrollments)
      .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
      .where(
        and(
          eq(enrollments.tenantId, ctx.tenantId),
          eq(enrollments.partnerId, body.partnerId),
          eq(enrollments.programId, body.programId),
        ),
      )
      .for('update', { of: enrollments });
    if (!found) throw notFound('partner', 'partnerId');
    const { enrollment, partner } = found;
    if (enrollment.status !== 'active')
      throw new AppError('action_not_available', {
        detail: 'Only a partner that is active in the program begins by hand.',
      });
    const [under] = await tx
      .select({ id: onboardings.id })
      .from(onboardings)
      .where(
        and(
          eq(onboardings.tenantId, ctx.tenantId),
          eq(onboardings.enrollmentId, enrollment.id),
          inArray(onboardings.status, ['open', 'held', 'active']),
        ),
      );
    if (under)
      throw new AppError('conflict', {
        detail: 'This partner’s onboarding is under way.',
        fields: [{ field: 'partnerId', code: 'taken' }],
      });
    const id = await openOnboarding(ctx, tx, {
      ...body,
      enrollmentId: enrollment.id,
      partnerName: partner.name,
      partnerType: partner.type,
    });
    if (id === null)
      throw new AppError('action_not_available', {
        detail: 'The template leaves nothing to be done for this partner.',
      });
    await recordAudit(ctx, tx, {
      action: 'onboarding.open',
      subjectKind: 'onboarding',
      subjectId: id,
      facts: { ...body },
    });
    return presentOnboarding(ctx, tx, id);
  });
}

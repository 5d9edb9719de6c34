import type { couponOperations } from '@countersign/contracts/coupon/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { couponCodes } from '@countersign/db/schema/link';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireActiveEnrollment } from '../enrollment/require-active.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadCoupon, presentCoupon } from './present.internal.ts';

type Operation = (typeof couponOperations)['create'];

/**
 * Gives a membership a coupon code of the shop. Staff alone: a partner who could choose codes would take the shop's own.
 * Refused with `conflict` when the program's code has ever been given to anybody.
 */
export function createCoupon(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'coupon.create');
  return transact(ctx, async (tx) => {
    const enrollment = await requireActiveEnrollment(ctx, tx, body.enrollmentId);
    const id = ctx.ids.next('cpn');
    const code = body.code.toUpperCase();
    const written = await tx
      .insert(couponCodes)
      .values({
        tenantId: ctx.tenantId,
        id,
        programId: enrollment.programId,
        enrollmentId: enrollment.id,
        code,
        archivedAt: null,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: couponCodes.id });
    if (written.length === 0)
      throw new AppError('conflict', {
        detail: `The code ${code} has been given to a partner already.`,
        fields: [{ field: 'code', code: 'taken' }],
      });
    await recordAudit(ctx, tx, {
      action: 'coupon.create',
      subjectKind: 'coupon',
      subjectId: id,
      facts: { code, enrollmentId: enrollment.id },
    });
    return presentCoupon(await loadCoupon(ctx, tx, id));
  });
}

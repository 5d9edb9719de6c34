import type { couponOperations } from '@countersign/contracts/coupon/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requireActiveEnrollment } from '../enrollment/require-active.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadCoupon, presentCoupon } from './present.internal.ts';
import { writeCoupon } from './write-coupon.ts';

type Operation = (typeof couponOperations)['create'];

/**
 * Gives a membership a coupon code of the shop. Staff alone: a partner who could choose codes would take the shop's own.
 * Refused with `conflict` when the program's code has ever been given to anybody.
 */
export function createCoupon(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'coupon.create');
  return transact(ctx, async (tx) => {
    const enrollment = await requireActiveEnrollment(ctx, tx, body.enrollmentId);
    const code = body.code.toUpperCase();
    const id = await writeCoupon(ctx, tx, { enrollment, code });
    if (id === null)
      throw new AppError('conflict', {
        detail: `The code ${code} has been given to a partner already.`,
        fields: [{ field: 'code', code: 'taken' }],
      });
    return presentCoupon(await loadCoupon(ctx, tx, id));
  });
}

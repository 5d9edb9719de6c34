import type { couponOperations } from '@countersign/contracts/coupon/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadCoupon, presentCoupon } from './present.internal.ts';
import { retireCoupon } from './retire-coupon.ts';

type Operation = (typeof couponOperations)['archive'];

/** Retires a coupon code; what it brought stays with its partner. Doing it again changes nothing. */
export function archiveCoupon(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'coupon.archive');
  return transact(ctx, async (tx) => {
    await retireCoupon(ctx, tx, params.id);
    return presentCoupon(await loadCoupon(ctx, tx, params.id));
  });
}

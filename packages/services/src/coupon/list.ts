import type { couponOperations } from '@countersign/contracts/coupon/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNotNull, isNull } from '@countersign/db/query';
import { couponCodes } from '@countersign/db/schema/link';
import type { ServiceContext } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { type CouponRead, presentCoupon, selectCoupons } from './present.internal.ts';

type Operation = (typeof couponOperations)['list'];

/** Coupon codes, newest first; a partner sees its own alone. */
export function listCoupons(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'coupon.list');
  const order = keyset(
    { column: couponCodes.createdAt, id: couponCodes.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const { archived } = query;
  const matching = and(
    eq(couponCodes.tenantId, ctx.tenantId),
    visibleEnrollments(ctx, couponCodes.enrollmentId),
    query.programId ? eq(couponCodes.programId, query.programId) : undefined,
    query.enrollmentId ? eq(couponCodes.enrollmentId, query.enrollmentId) : undefined,
    query.search ? contains(couponCodes.code, query.search) : undefined,
    archived === undefined
      ? undefined
      : archived === 'true'
        ? isNotNull(couponCodes.archivedAt)
        : isNull(couponCodes.archivedAt),
  );
  return read(ctx, async (tx) => {
    const rows = await selectCoupons(tx)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(couponCodes).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ coupon }: CouponRead) => ({ value: coupon.createdAt, id: coupon.id }),
      present: presentCoupon,
    });
  });
}

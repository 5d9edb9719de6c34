import type { couponOperations } from '@countersign/contracts/coupon/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNull } from '@countersign/db/query';
import { couponCodes } from '@countersign/db/schema/link';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadCoupon, presentCoupon } from './present.internal.ts';

type Operation = (typeof couponOperations)['archive'];

/** Retires a coupon code; what it brought stays with its partner. Doing it again changes nothing. */
export function archiveCoupon(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'coupon.archive');
  return transact(ctx, async (tx) => {
    const { coupon } = await loadCoupon(ctx, tx, params.id);
    const archived = await tx
      .update(couponCodes)
      .set({ archivedAt: ctx.now() })
      .where(and(eq(couponCodes.tenantId, ctx.tenantId), eq(couponCodes.id, coupon.id), isNull(couponCodes.archivedAt)))
      .returning({ id: couponCodes.id });
    if (archived.length > 0)
      await recordAudit(ctx, tx, {
        action: 'coupon.archive',
        subjectKind: 'coupon',
        subjectId: coupon.id,
        facts: { code: coupon.code },
      });
    return presentCoupon(await loadCoupon(ctx, tx, coupon.id));
  });
}

import { and, eq, isNull } from '@countersign/db/query';
import { couponCodes } from '@countersign/db/schema/link';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { loadCoupon } from './present.internal.ts';

/** Retires a code in the caller's transaction; what it brought stays with its partner. Doing it again changes nothing. */
export async function retireCoupon(ctx: ServiceContext, tx: Transaction, couponId: string): Promise<void> {
  const { coupon } = await loadCoupon(ctx, tx, couponId);
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
}

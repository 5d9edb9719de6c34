import type { couponOperations } from '@countersign/contracts/coupon/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { couponCodes } from '@countersign/db/schema/link';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type CouponOutput = OutputOf<(typeof couponOperations)['create']>;

/** A coupon code with its partner's name, as `selectCoupons` reads it. */
export interface CouponRead {
  readonly coupon: typeof couponCodes.$inferSelect;
  readonly partnerName: string;
}

export function selectCoupons(tx: Transaction) {
  return tx
    .select({ coupon: couponCodes, partnerName: partners.name })
    .from(couponCodes)
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, couponCodes.tenantId), eq(enrollments.id, couponCodes.enrollmentId)),
    )
    .innerJoin(partners, and(eq(partners.tenantId, couponCodes.tenantId), eq(partners.id, enrollments.partnerId)));
}

/** Refused with `not_found` where the tenant has no such coupon code. */
export async function loadCoupon(ctx: ServiceContext, tx: Transaction, id: string): Promise<CouponRead> {
  const [row] = await selectCoupons(tx).where(and(eq(couponCodes.tenantId, ctx.tenantId), eq(couponCodes.id, id)));
  if (!row) throw notFound('coupon code');
  return row;
}

export function presentCoupon({ coupon, partnerName }: CouponRead): CouponOutput {
  const { id, programId, enrollmentId, code } = coupon;
  return {
    id,
    programId,
    enrollmentId,
    partnerName,
    code,
    archivedAt: coupon.archivedAt === null ? null : formatInstant(coupon.archivedAt),
    createdAt: formatInstant(coupon.createdAt),
  };
}

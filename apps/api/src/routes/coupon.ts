import { couponOperations } from '@countersign/contracts/coupon/operations';
import { archiveCoupon } from '@countersign/services/coupon/archive';
import { createCoupon } from '@countersign/services/coupon/create';
import { listCoupons } from '@countersign/services/coupon/list';
import { bind } from '../routing/bind.ts';

export const couponRoutes = bind('coupon', couponOperations, {
  list: listCoupons,
  create: createCoupon,
  archive: archiveCoupon,
});

import { couponOperations } from '@countersign/contracts/coupon/operations';
import { linkOperations } from '@countersign/contracts/link/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { trackingOperations } from '@countersign/contracts/tracking/operations';
import type { ServiceContext } from '../context.ts';
import { createCoupon } from '../coupon/create.ts';
import { createLink } from '../link/create.ts';
import { getTracking } from '../tracking/get.ts';
import { updateTracking } from '../tracking/update.ts';
import { call } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

export type TrackingBody = BodyInputOf<(typeof trackingOperations)['update']>;
export type LinkBody = BodyInputOf<(typeof linkOperations)['create']>;

export const shopTracking: TrackingBody = {
  hosts: ['shop.example', '.brand.example'],
  defaultTarget: 'https://shop.example/',
  cookieDays: 30,
  cookieMode: 'always',
  customerMask: 'masked',
};

/** Tracking as a test needs it, made by the verbs. */
export const track = {
  /** Sets tracking up, or changes what is set. */
  async setUp(tenant: TestTenant, given: Partial<TrackingBody> = {}) {
    const params = { id: tenant.programId };
    const { revision } = await call(trackingOperations.get, getTracking, tenant.admin, { params });
    return call(trackingOperations.update, updateTracking, tenant.admin, {
      params,
      body: { ...shopTracking, ...given },
      ifMatch: revision,
    });
  },
  link(tenant: TestTenant, given: Partial<LinkBody> = {}, by: ServiceContext = tenant.admin) {
    const body = { enrollmentId: tenant.partnerA.enrollmentId, name: 'A link', ...given };
    return call(linkOperations.create, createLink, by, { body });
  },
  coupon(tenant: TestTenant, code: string) {
    const body = { enrollmentId: tenant.partnerA.enrollmentId, code };
    return call(couponOperations.create, createCoupon, tenant.admin, { body });
  },
};

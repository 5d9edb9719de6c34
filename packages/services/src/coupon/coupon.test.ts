import { couponOperations } from '@countersign/contracts/coupon/operations';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { track } from '../testing/track.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { archiveCoupon } from './archive.ts';
import { createCoupon } from './create.ts';
import { listCoupons } from './list.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'coupon.create',
  operation: couponOperations.create,
  verb: createCoupon,
  database,
  input: (tenant) => ({ body: { enrollmentId: tenant.partnerA.enrollmentId, code: 'nord-10' } }),
  expect: (tenant, output) => {
    expect(output).toMatchObject({
      programId: tenant.programId,
      partnerName: 'Nordlicht Systemhaus',
      code: 'NORD-10',
      archivedAt: null,
    });
  },
  badInput: [
    {
      label: 'a code with a space',
      input: (tenant) => ({ body: { enrollmentId: tenant.partnerA.enrollmentId, code: 'a b' } }),
      field: 'code',
    },
  ],
});

describeWriteVerb({
  id: 'coupon.archive',
  operation: couponOperations.archive,
  verb: archiveCoupon,
  database,
  prepare: (tenant) => track.coupon(tenant, 'NORD'),
  input: (_, coupon) => ({ params: { id: coupon.id } }),
  expect: (_, output, coupon) => {
    expect(output).toEqual({ ...coupon, archivedAt: '2026-04-02T14:00:00.000Z' });
  },
  badInput: [{ label: 'something that is no id', input: () => ({ params: { id: 'x' } }), field: 'id' }],
});

describe('coupon codes', () => {
  it('are given once and for all, however they are written', async () => {
    const tenant = await createTestTenant(database());
    const coupon = await track.coupon(tenant, 'Nord');
    await expect(track.coupon(tenant, 'nord')).rejects.toMatchObject({ code: 'conflict' });
    await call(couponOperations.archive, archiveCoupon, tenant.admin, { params: { id: coupon.id } });
    await expect(track.coupon(tenant, 'NORD')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are listed for staff and for their own partner, who cannot make any', async () => {
    const tenant = await createTestTenant(database());
    const coupon = await track.coupon(tenant, 'NORD');
    const list = (ctx = tenant.auditor, query: object = {}) => call(couponOperations.list, listCoupons, ctx, { query });
    expect((await list()).items).toEqual([coupon]);
    expect((await list(tenant.partnerA.owner.ctx, { search: 'or' })).items).toEqual([coupon]);
    expect((await list(tenant.partnerB.owner.ctx)).total).toBe(0);
    expect((await list(tenant.auditor, { archived: 'true' })).total).toBe(0);
    const body = { enrollmentId: tenant.partnerA.enrollmentId, code: 'MINE' };
    await expect(
      call(couponOperations.create, createCoupon, tenant.partnerA.owner.ctx, { body }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

import { linkOperations } from '@countersign/contracts/link/operations';
import { trackingOperations } from '@countersign/contracts/tracking/operations';
import { eq } from '@countersign/db/query';
import { linkRoutes } from '@countersign/db/schema/link';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { describe, expect, it } from 'vitest';
import { archiveLink } from '../link/archive.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { shopTracking, track } from '../testing/track.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getTracking } from './get.ts';
import { updateTracking } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'tracking.update',
  operation: trackingOperations.update,
  verb: updateTracking,
  database,
  input: (tenant) => ({
    params: { id: tenant.programId },
    body: { ...shopTracking, hosts: ['Shop.Example', '.brand.example', 'shop.example'] },
    ifMatch: 0,
  }),
  forbidden: (tenant) => tenant.partnerA.owner.ctx,
  expect: async (tenant, output) => {
    expect(output).toEqual({ programId: tenant.programId, ...shopTracking, revision: 1 });
    const params = { id: tenant.programId };
    expect(await call(trackingOperations.get, getTracking, tenant.partnerA.sales.ctx, { params })).toEqual(output);
  },
  badInput: (
    [
      [{ hosts: ['127.0.0.1'] }, 'hosts.0'],
      [{ hosts: ['shop.example', 'intranet'] }, 'hosts.1'],
      [{ hosts: ['.co.uk', 'shop.example'] }, 'hosts.0'],
      [{ hosts: ['github.io', 'shop.example'] }, 'hosts.0'],
      [{ hosts: ['shop.example/x'] }, 'hosts.0'],
      [{ defaultTarget: 'https://evil.example/' }, 'defaultTarget'],
      [{ defaultTarget: 'javascript:alert(1)' }, 'defaultTarget'],
      [{ hosts: [] }, 'hosts'],
      [{ cookieDays: 0 }, 'cookieDays'],
      [{ cookieMode: 'sometimes' }, 'cookieMode'],
    ] as const
  ).map(([given, field]) => ({
    label: JSON.stringify(given),
    input: (tenant) => ({ params: { id: tenant.programId }, body: { ...shopTracking, ...given }, ifMatch: 0 }),
    field,
  })),
});

describe('tracking', () => {
  it('allows nothing until it is set up', async () => {
    const tenant = await createTestTenant(database());
    expect(
      await call(trackingOperations.get, getTracking, tenant.auditor, { params: { id: tenant.programId } }),
    ).toMatchObject({ hosts: [], defaultTarget: null, cookieMode: 'with_consent', revision: 0 });
  });

  it('of a host that is taken away leads its links to the default target, until it is there again', async () => {
    const tenant = await createTestTenant(database());
    await track.setUp(tenant);
    const shop = await track.link(tenant, { target: 'https://shop.example/a' });
    const brand = await track.link(tenant, { target: 'https://www.brand.example/b' });
    const retired = await track.link(tenant, { target: 'https://shop.example/c' });
    await call(linkOperations.archive, archiveLink, tenant.admin, { params: { id: retired.id } });
    const targets = async () => {
      const routes = await outsideTenants(database().app.db, (tx) =>
        tx.select().from(linkRoutes).where(eq(linkRoutes.tenantId, tenant.id)),
      );
      return Object.fromEntries(routes.map((route) => [route.linkId, route]));
    };
    await track.setUp(tenant, { hosts: ['shop.example'], cookieDays: 7, cookieMode: 'never' });
    const without = await targets();
    expect(without[shop.id]).toMatchObject({ target: 'https://shop.example/a', cookieDays: 7, cookieMode: 'never' });
    expect(without[brand.id]).toMatchObject({ target: 'https://shop.example/', hosts: ['shop.example'] });
    await track.setUp(tenant, { defaultTarget: 'https://shop.example/home' });
    const again = await targets();
    expect(again[brand.id]).toMatchObject({ target: 'https://www.brand.example/b', cookieMode: 'always' });
    expect(again[retired.id]).toMatchObject({ target: 'https://shop.example/home', isLive: 0 });
  });

  it('of two first settings at the same time takes one', async () => {
    const tenant = await createTestTenant(database());
    const set = () =>
      call(trackingOperations.update, updateTracking, tenant.admin, {
        params: { id: tenant.programId },
        body: shopTracking,
        ifMatch: 0,
      });
    const outcomes = await Promise.allSettled([set(), set(), set()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'stale_revision' });
  });
});

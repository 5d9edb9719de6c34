import { linkOperations } from '@countersign/contracts/link/operations';
import { eq } from '@countersign/db/query';
import { linkRoutes } from '@countersign/db/schema/link';
import { enrollments } from '@countersign/db/schema/tenant';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { linkCodePattern } from '@countersign/domain/link/link-code';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { track } from '../testing/track.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { archiveLink } from './archive.ts';
import { createLink } from './create.ts';
import { getLink } from './get.ts';
import { listLinks } from './list.ts';

const database = useTestDatabase();
const routeOf = async (code: string) => {
  const [route] = await outsideTenants(database().app.db, (tx) =>
    tx.select().from(linkRoutes).where(eq(linkRoutes.code, code)),
  );
  return route;
};
const tracked = async () => {
  const tenant = await createTestTenant(database());
  await track.setUp(tenant);
  return tenant;
};

const targetRefusals = [
  ['//evil.example/', 'not_https'],
  ['/\\evil.example', 'backslash'],
  ['https://shop.example@evil.example/', 'user_info'],
  ['javascript:alert(1)', 'not_https'],
  ['http://shop.example/', 'not_https'],
  ['https://127.0.0.1/', 'ip_address'],
  ['https://[::1]/', 'ip_address'],
  ['https://localhost/', 'private_host'],
  ['https://db.internal/', 'private_host'],
  ['https://evil.example/', 'host_not_registered'],
] as const;

describeWriteVerb({
  id: 'link.create',
  operation: linkOperations.create,
  verb: createLink,
  database,
  prepare: (tenant) => track.setUp(tenant),
  by: (tenant) => tenant.partnerA.owner.ctx,
  forbidden: (tenant) => tenant.auditor,
  otherTenant: { by: (other) => other.partnerA.owner.ctx },
  input: (tenant) => ({
    body: {
      enrollmentId: tenant.partnerA.enrollmentId,
      name: 'Spring',
      target: 'https://Shop.example/spring',
      utm: { source: 'blog' },
    },
  }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({
      programId: tenant.programId,
      partnerName: 'Nordlicht Systemhaus',
      name: 'Spring',
      target: 'https://shop.example/spring',
      utm: { source: 'blog' },
      archivedAt: null,
      url: `https://go.example/k/${output.code}`,
      viewUrl: `https://go.example/i/${output.code}.gif`,
    });
    expect(output.code).toMatch(linkCodePattern);
    expect(await routeOf(output.code)).toMatchObject({
      tenantId: tenant.id,
      linkId: output.id,
      enrollmentId: tenant.partnerA.enrollmentId,
      target: 'https://shop.example/spring',
      hosts: ['shop.example', '.brand.example'],
      utm: { source: 'blog' },
      cookieDays: 30,
      isLive: 1,
    });
  },
  badInput: [
    ...targetRefusals.map(([target, code]) => ({
      label: `${target}: ${code}`,
      input: (tenant: TestTenant) => ({
        body: { enrollmentId: tenant.partnerA.enrollmentId, name: 'x', target },
      }),
      field: 'target',
    })),
    {
      label: 'a membership of another partner',
      input: (tenant) => ({ body: { enrollmentId: tenant.partnerB.enrollmentId, name: 'x' } }),
      code: 'not_found',
      field: 'enrollmentId',
    },
    {
      label: 'no name',
      input: (tenant) => ({ body: { enrollmentId: tenant.partnerA.enrollmentId, name: ' ' } }),
      field: 'name',
    },
  ],
});

describeWriteVerb({
  id: 'link.archive',
  operation: linkOperations.archive,
  verb: archiveLink,
  database,
  prepare: async (tenant) => {
    await track.setUp(tenant);
    return track.link(tenant, { target: 'https://shop.example/old' });
  },
  input: (_, link) => ({ params: { id: link.id } }),
  expect: async (tenant, output, link) => {
    expect(output).toMatchObject({ id: link.id, archivedAt: '2026-04-02T14:00:00.000Z' });
    expect(await routeOf(link.code)).toMatchObject({ isLive: 0, target: 'https://shop.example/' });
    tenant.clock.advance({ days: 1 });
    const again = await call(linkOperations.archive, archiveLink, tenant.admin, { params: { id: link.id } });
    expect(again).toEqual(output);
  },
  badInput: [{ label: 'something that is no id', input: () => ({ params: { id: 'x' } }), field: 'id' }],
});

describe('links', () => {
  it('are refused by the code of the rule they break', async () => {
    const tenant = await tracked();
    for (const [target, code] of targetRefusals)
      await expect(track.link(tenant, { target })).rejects.toMatchObject({ fields: [{ field: 'target', code }] });
  });

  it('need a program whose tracking is set up, and an active membership', async () => {
    const tenant = await createTestTenant(database());
    await expect(track.link(tenant)).rejects.toMatchObject({ fields: [{ code: 'tracking_not_set_up' }] });
    await track.setUp(tenant);
    await tenant.inTenant((tx) => tx.update(enrollments).set({ status: 'paused' }));
    await expect(track.link(tenant)).rejects.toMatchObject({
      fields: [{ field: 'enrollmentId', code: 'not_active' }],
    });
  });

  it('have codes of their own, and lead to the default target where none is named', async () => {
    const tenant = await tracked();
    const links = await Promise.all([1, 2, 3, 4, 5].map((turn) => track.link(tenant, { name: `Link ${turn}` })));
    expect(new Set(links.map(({ code }) => code)).size).toBe(5);
    expect(links[0]?.target).toBe('https://shop.example/');
  });

  it('are listed newest first, page by page; a partner sees its own alone', async () => {
    const tenant = await tracked();
    const of = { a: tenant.partnerA, b: tenant.partnerB };
    const first = await track.link(tenant, { name: 'First 100%' });
    tenant.clock.advance({ minutes: 1 });
    const second = await track.link(tenant, { name: 'Second', enrollmentId: of.b.enrollmentId });
    tenant.clock.advance({ minutes: 1 });
    const third = await track.link(tenant, { name: 'Third' }, of.a.owner.ctx);
    const list = (ctx = tenant.auditor, query: object = {}) => call(linkOperations.list, listLinks, ctx, { query });
    const page = await list(tenant.auditor, { limit: 2 });
    expect([page.items.map(({ name }) => name), page.total]).toEqual([['Third', 'Second'], 3]);
    const rest = await list(tenant.auditor, { limit: 2, cursor: page.nextCursor });
    expect([rest.items, rest.nextCursor]).toEqual([[first], null]);
    expect((await list(of.a.sales.ctx)).items).toEqual([third, first]);
    expect((await list(of.a.sales.ctx, { enrollmentId: of.b.enrollmentId })).total).toBe(0);
    expect((await list(tenant.auditor, { search: '0%' })).items).toEqual([first]);
    await call(linkOperations.archive, archiveLink, of.b.owner.ctx, { params: { id: second.id } });
    expect((await list(tenant.auditor, { archived: 'true' })).items.map(({ id }) => id)).toEqual([second.id]);
    expect((await list(tenant.auditor, { archived: 'false' })).total).toBe(2);
  });

  it('are shown and retired by their own partner and by no other', async () => {
    const tenant = await tracked();
    const link = await track.link(tenant);
    const { partnerA, partnerB } = tenant;
    const params = { id: link.id };
    expect(await call(linkOperations.get, getLink, partnerA.sales.ctx, { params })).toEqual(link);
    await expect(call(linkOperations.get, getLink, partnerB.owner.ctx, { params })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(call(linkOperations.archive, archiveLink, partnerB.owner.ctx, { params })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await routeOf(link.code))?.isLive).toBe(1);
  });
});

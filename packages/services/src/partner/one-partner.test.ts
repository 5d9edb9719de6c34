import { fileOperations } from '@countersign/contracts/file/operations';
import { partnerOperations } from '@countersign/contracts/partner/operations';
import { prospectOperations } from '@countersign/contracts/prospect/operations';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../file/list.ts';
import { uploadFile } from '../file/upload.ts';
import { createProspect } from '../prospect/create.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { agreementsOfPartner } from './agreements.ts';
import { createPartner } from './create.ts';
import { performanceOfPartner } from './performance.ts';
import { timelineOfPartner } from './timeline.ts';

const database = useTestDatabase();
const { timeline, performance, agreements } = partnerOperations;

const terms = (tenant: Awaited<ReturnType<typeof createTestTenant>>, customerName: string) => ({
  customerName,
  customerCountry: 'DE',
  customerWebsite: 'none',
  lines: [{ productId: tenant.products.gtxPro, quantity: 4 }],
  amount: { amount: '80000.00', currency: 'EUR' },
  closeMonth: '2026-09',
  stage: 'qualified' as const,
  contacts: [{ name: 'Somebody' }],
});

describe('all of one partner', () => {
  it('is told newest first over all its cases, page by page, and counted by month; of no other partner anything', async () => {
    const tenant = await createTestTenant(database());
    const stories = tellDeals(tenant);
    await stories.submit(tenant.partnerA.owner.ctx, terms(tenant, 'Moorbach GmbH'));
    await stories.submit(tenant.partnerA.owner.ctx, terms(tenant, 'Tanneck AG'));
    await stories.submit(tenant.partnerB.owner.ctx, terms(tenant, 'Rivalenkunde SE'));
    const of = (id: string) => ({ params: { id } });
    const all = await call(timeline, timelineOfPartner, tenant.pm, of(tenant.partnerA.id));
    expect(new Set(all.items.map(({ title }) => title))).toEqual(new Set(['Moorbach GmbH', 'Tanneck AG']));
    const times = all.items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    const first = await call(timeline, timelineOfPartner, tenant.pm, {
      ...of(tenant.partnerA.id),
      query: { limit: 1 },
    });
    const second = await call(timeline, timelineOfPartner, tenant.pm, {
      ...of(tenant.partnerA.id),
      query: { limit: 1, cursor: first.nextCursor ?? '' },
    });
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2));

    const { items } = await call(performance, performanceOfPartner, tenant.pm, {
      ...of(tenant.partnerA.id),
      query: { months: 3 },
    });
    expect(items.map(({ month, registered, won }) => [month, registered, won])).toEqual([
      ['2026-02', 0, 0],
      ['2026-03', 0, 0],
      ['2026-04', 2, 0],
    ]);
    expect(await call(agreements, agreementsOfPartner, tenant.pm, of(tenant.partnerA.id))).toEqual({ items: [] });
    const other = await createTestTenant(database());
    for (const read of [
      () => call(timeline, timelineOfPartner, other.admin, of(tenant.partnerA.id)),
      () => call(performance, performanceOfPartner, other.admin, of(tenant.partnerA.id)),
      () => call(agreements, agreementsOfPartner, other.admin, of(tenant.partnerA.id)),
    ])
      await expect(read()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('has the files that its people sent, and nobody else their list', async () => {
    const tenant = await createTestTenant(database());
    const upload = (ctx: typeof tenant.pm, name: string) =>
      call(fileOperations.upload, uploadFile, ctx, {
        query: { name, purpose: 'evidence' },
        body: new TextEncoder().encode(name) as never,
      });
    await upload(tenant.partnerA.owner.ctx, 'offer.txt');
    await upload(tenant.partnerB.owner.ctx, 'other.txt');
    const { items, total } = await call(fileOperations.list, listFiles, tenant.pm, {
      query: { partnerId: tenant.partnerA.id },
    });
    expect(items).toMatchObject([{ name: 'offer.txt', isOfPartner: true, caseId: null }]);
    expect(total).toBe(1);
    await expect(
      call(fileOperations.list, listFiles, tenant.partnerA.owner.ctx, { query: { partnerId: tenant.partnerA.id } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is known again by its registration number, under whatever name it comes', async () => {
    const tenant = await createTestTenant(database());
    await call(partnerOperations.create, createPartner, tenant.pm, {
      body: {
        name: 'Wacholder Vertrieb GmbH',
        type: 'reseller',
        country: 'DE',
        registrationNumber: 'HRB 12345',
        programId: tenant.programId,
      },
    });
    const wanted = {
      programId: tenant.programId,
      source: 'event' as const,
      partnerType: 'reseller' as const,
      name: 'Brandneu Handel',
      country: 'DE',
    };
    await expect(
      call(prospectOperations.create, createProspect, tenant.pm, {
        body: { ...wanted, registrationNumber: 'hrb12345' },
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      call(prospectOperations.create, createProspect, tenant.pm, {
        body: { ...wanted, registrationNumber: 'HRB 99999' },
      }),
    ).resolves.toMatchObject({ name: 'Brandneu Handel' });
  });
});

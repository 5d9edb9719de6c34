import { activationOperations } from '@countersign/contracts/activation/operations';
import { eq } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { enrollments } from '@countersign/db/schema/tenant';
import { touches } from '@countersign/db/schema/touch';
import { describe, expect, it } from 'vitest';
import { rateQueued } from '../rating/rate-queued.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { call } from '../testing/call.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { track } from '../testing/track.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { funnelOfActivations } from './funnel.ts';
import { listActivations } from './list.ts';
import { ownActivation } from './mine.ts';

const database = useTestDatabase();

describe('how far partners have come', () => {
  it('is the first of everything that there is, days after they joined, and who came nowhere is named', async () => {
    const tenant = await createTestTenant(database(), { time: '2026-01-02T06:00:00Z' });
    const { partnerA, partnerB } = tenant;
    await startPlan(tenant, { ...twentyPercent, holdDays: 0 }, { from: '2026-01-03' });
    await track.setUp(tenant);
    tenant.clock.advance({ days: 2 });
    const link = await track.link(tenant);
    tenant.clock.advance({ days: 3 });
    const touch = (quality: 'bot' | 'valid') => ({
      tenantId: tenant.id,
      id: crypto.randomUUID(),
      receivedAt: tenant.clock.now,
      programId: tenant.programId,
      enrollmentId: partnerA.enrollmentId,
      linkId: link.id,
      kind: 'click' as const,
      quality,
      visitorId: null,
      subIds: {},
      utm: {},
      target: 'https://shop.example/',
      deepLinkRefusal: null,
      referrerHost: null,
      userAgent: null,
      paidSearch: null,
      couponCode: null,
    });
    await tenant.inTenant((tx) => tx.insert(touches).values(touch('bot')));
    tenant.clock.advance({ days: 1 });
    await tenant.inTenant((tx) => tx.insert(touches).values(touch('valid')));
    tenant.clock.set('2026-01-21T06:00:00Z');
    await recordSales(tenant, [{ at: '2026-01-20T06:00:00Z', net: 100_000n }]);
    await rateQueued(tenant.system);
    tenant.clock.set('2026-04-02T05:59:00Z');
    const list = (query: object) =>
      call(activationOperations.list, listActivations, tenant.pm, { query: { limit: 10, ...query } });
    const all = await list({});
    expect(all.total).toBe(2);
    const reachedOf = (partnerId: string) =>
      Object.fromEntries(
        (all.items.find(({ partner }) => partner.id === partnerId)?.reached ?? []).flatMap(({ milestone, days }) =>
          days === null ? [] : [[milestone, days]],
        ),
      );
    expect(reachedOf(partnerA.id)).toMatchObject({ first_link: 2, first_click: 6, first_earning: 18 });
    expect(reachedOf(partnerB.id)).toEqual({});
    expect((await list({ state: 'under_way' })).items.map(({ partner }) => partner.id)).toEqual([partnerB.id]);
    expect((await list({ state: 'overdue' })).total).toBe(0);
    tenant.clock.advance({ minutes: 2 });
    expect((await list({ state: 'overdue' })).items.map(({ partner }) => partner.id)).toEqual([partnerB.id]);

    const funnel = await call(activationOperations.funnel, funnelOfActivations, tenant.pm, { query: {} });
    expect(funnel.all).toMatchObject({ partners: 2, active: 1, overdue: 1 });
    expect(funnel.all.milestones[1]).toEqual({ milestone: 'first_click', reached: 1, medianDays: 6 });
    expect(funnel.byType.map(({ partnerType, partners }) => [partnerType, partners])).toEqual([['reseller', 2]]);
    expect(funnel.bySource.map(({ source, partners }) => [source, partners])).toEqual([['added', 2]]);
    expect((await list({ source: 'referral' })).items).toEqual([]);

    const own = await call(activationOperations.mine, ownActivation, partnerB.owner.ctx);
    expect(own.items).toMatchObject([{ id: partnerB.enrollmentId }]);
    const next = await list({ limit: 1 });
    expect((await list({ limit: 1, cursor: next.nextCursor })).items).toHaveLength(1);
    await tenant.inTenant((tx) =>
      tx.update(enrollments).set({ status: 'ended' }).where(eq(enrollments.id, partnerB.enrollmentId)),
    );
    expect((await list({})).total).toBe(1);
    expect(await tenant.inTenant((tx) => tx.select().from(dealRegistrations))).toEqual([]);
  });
});

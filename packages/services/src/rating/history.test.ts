import { sql } from '@countersign/db/query';
import { planOverrides } from '@countersign/db/schema/plan';
import type { PlanDocument } from '@countersign/domain/plan/document';
import { civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import { loadExchangeRates } from '../exchange-rate/load-rates.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { rateAllQueued } from './rate-all-queued.ts';
import { rateQueued } from './rate-queued.ts';
import { linesOf, recordSales, type Sale } from './testing/sales.ts';
import { amounts, order, planOf, tenantWithPlan } from './testing/with-plan.ts';

const database = useTestDatabase();
const withPlan = (document?: PlanDocument) => tenantWithPlan(database(), document);

describe('what counts the lines before', () => {
  it('stops at a cap for the month, also across chunks, and gives back what was refunded', async () => {
    const tenant = await withPlan(planOf({ caps: { perPeriod: { amount: '50.00', reset: 'monthly' } } }));
    await recordSales(tenant, [
      order('2026-04-03T09:00:00Z', 20_000n, { externalId: 'A' }),
      order('2026-04-04T09:00:00Z', 20_000n),
      order('2026-05-01T09:00:00Z', 20_000n),
    ]);
    await rateQueued(tenant.system, { chunkSize: 1 });
    expect(await amounts(tenant)).toEqual(['4000', '1000', '4000']);
    await recordSales(tenant, [{ kind: 'refund', at: '2026-04-20T09:00:00Z', refersTo: 'A' }]);
    await rateQueued(tenant.system);
    await recordSales(tenant, [order('2026-04-21T09:00:00Z', 20_000n)]);
    await rateQueued(tenant.system);
    expect(await amounts(tenant)).toEqual(['4000', '1000', '-4000', '4000', '4000']);
  });

  it('holds a cap, however many rate at once', async () => {
    const caps = { perPeriod: { amount: '50.00', reset: 'monthly' as const } };
    const tenant = await withPlan(planOf({ caps }));
    const sales = Array.from({ length: 20 }, (_, minute) =>
      order(`2026-04-03T09:${String(minute).padStart(2, '0')}:00Z`, 10_000n),
    );
    await recordSales(tenant, sales);
    await Promise.all(Array.from({ length: 5 }, () => rateAllQueued(tenant.system, () => {}, { chunkSize: 2 })));
    const paid = (await linesOf(tenant)).reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(paid).toBe(5_000);
  });

  it('shares the budget of a program among its partners', async () => {
    const tenant = await withPlan({ ...planOf({}), budget: { amount: '50.00', reset: 'never' } });
    const { enrollmentId } = tenant.partnerB;
    await recordSales(tenant, [
      order('2026-04-03T09:00:00Z', 20_000n),
      order('2026-04-04T09:00:00Z', 20_000n, { enrollmentId }),
      order('2026-04-05T09:00:00Z', 20_000n),
    ]);
    await rateQueued(tenant.system, { chunkSize: 2 });
    expect(await amounts(tenant)).toEqual(['4000', '1000']);
  });

  it('counts the months of a recurring share from its first line', async () => {
    const tenant = await withPlan(planOf({ kind: 'recurring', when: { kinds: ['renewal'] }, params: recurring }));
    const renewal = (at: string, customer: string): Sale => ({ kind: 'renewal', at, net: 1_000n, customer });
    await recordSales(tenant, [renewal('2026-04-03T09:00:00Z', 'c1'), renewal('2026-05-03T08:00:00Z', 'c1')]);
    await rateQueued(tenant.system, { chunkSize: 1 });
    await recordSales(tenant, [renewal('2026-06-03T09:00:00Z', 'c1'), renewal('2026-06-03T09:00:00Z', 'c2')]);
    await rateQueued(tenant.system, { chunkSize: 1 });
    expect(await amounts(tenant)).toEqual(['200', '200', '200']);
  });

  it('raises the band with the sum of the month, in the currency of the plan', async () => {
    await loadExchangeRates(database().app.db, [{ day: civilDate('2026-04-02'), currency: 'GBP', perEuro: '0.8000' }]);
    const bands = [
      { from: '0.00', percent: '10' },
      { from: '1000.00', percent: '20' },
    ];
    const params = { tierMode: 'marginal', tierBasis: 'period', tierReset: 'monthly', bands };
    const tenant = await withPlan(planOf({ kind: 'tiered', params }));
    await recordSales(tenant, [
      // GBP 720.00 are EUR 900.00.
      order('2026-04-03T09:00:00Z', 72_000n, { currency: 'GBP' }),
      order('2026-04-04T09:00:00Z', 20_000n),
      order('2026-04-05T09:00:00Z', 10_000n),
    ]);
    for (let chunk = 0; chunk < 3; chunk += 1) await rateQueued(tenant.system, { chunkSize: 1, chunksMax: 1 });
    expect(await amounts(tenant)).toEqual(['9000', '3000', '2000']);
  });

  it('tells first from repeated purchases by what happened before, whoever it is credited to', async () => {
    const tenant = await withPlan(
      planOf(
        { name: 'first', leg: 'first', when: { kinds: ['order'], purchase: 'first' }, params: { percent: '30' } },
        { name: 'repeat', leg: 'repeat', when: { kinds: ['order'], purchase: 'repeat' }, params: { percent: '10' } },
      ),
    );
    const { enrollmentId } = tenant.partnerB;
    await recordSales(tenant, [
      order('2026-04-05T09:00:00Z', 1_000n, { customer: 'c' }),
      order('2026-04-03T09:00:00Z', 1_000n, { customer: 'c', enrollmentId }),
    ]);
    await rateQueued(tenant.system);
    expect((await linesOf(tenant)).map(({ rule, amount }) => [rule, amount])).toEqual([
      ['first', '300'],
      ['repeat', '100'],
    ]);
  });

  it('pays for a customer once, when its deposits within the window reach the minimum', async () => {
    const params = {
      amount: '120.00',
      ftdDefinition: 'cumulative_24h',
      minimumDeposit: '10.00',
      depositWithinDays: 30,
      triggerWithinDays: null,
    };
    const tenant = await withPlan(planOf({ kind: 'cpa', when: { kinds: ['deposit'] }, params }));
    const deposit = (at: string, net: bigint, customer: string): Sale => ({ kind: 'deposit', at, net, customer });
    await recordSales(tenant, [
      { kind: 'signup', at: '2026-04-02T09:00:00Z', customer: 'a' },
      deposit('2026-04-03T09:00:00Z', 600n, 'a'),
      deposit('2026-04-04T08:00:00Z', 500n, 'a'),
      deposit('2026-04-05T08:00:00Z', 9_000n, 'a'),
      { kind: 'signup', at: '2026-04-02T09:00:00Z', customer: 'b' },
      deposit('2026-04-03T09:00:00Z', 600n, 'b'),
      deposit('2026-04-05T10:00:00Z', 500n, 'b'),
    ]);
    await rateQueued(tenant.system, { chunkSize: 2 });
    expect(await amounts(tenant)).toEqual(['12000']);
  });

  it('uses what was agreed with one partner while it holds and a second person has approved it', async () => {
    const tenant = await withPlan();
    const [plan] = await tenant.inTenant((tx) => tx.execute<{ id: string }>(sql`select id from plans`));
    const override = (percent: string, approved: boolean) => ({
      tenantId: tenant.id,
      id: tenant.ids.next('ovr'),
      enrollmentId: tenant.partnerA.enrollmentId,
      planId: plan?.id ?? '',
      rule: 'standard',
      params: { percent },
      reason: 'agreed at the fair',
      validFrom: Date.parse('2026-04-10T00:00:00Z'),
      validUntil: Date.parse('2026-04-20T00:00:00Z'),
      makerPersonId: tenant.members.pm.personId,
      approvedByPerson: approved ? tenant.members.director.personId : null,
      createdAt: tenant.clock.now,
    });
    await tenant.inTenant((tx) => tx.insert(planOverrides).values([override('30', true), override('90', false)]));
    const { enrollmentId } = tenant.partnerB;
    await recordSales(tenant, [
      order('2026-04-09T09:00:00Z', 1_000n),
      order('2026-04-10T00:00:00Z', 1_000n),
      order('2026-04-11T00:00:00Z', 1_000n, { enrollmentId }),
      order('2026-04-20T00:00:00Z', 1_000n),
    ]);
    await rateQueued(tenant.system);
    expect(await amounts(tenant)).toEqual(['200', '300', '200', '200']);
  });
});

const recurring = { give: 'percent', percent: '20', months: 2, durationFrom: 'first_commission' };

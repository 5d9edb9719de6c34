import { eq, sql } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import { planOverrides } from '@countersign/db/schema/plan';
import { periods } from '@countersign/db/schema/statement';
import { withTaxProperty } from '@countersign/domain/event/split-refund';
import type { PlanDocument, PlanRule } from '@countersign/domain/plan/document';
import { civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import { checkReplay } from '../books/check-replay.ts';
import { releaseUnrated } from '../event/release-unrated.ts';
import { loadExchangeRates } from '../exchange-rate/load-rates.ts';
import { Crash, crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { rateAllQueued } from './rate-all-queued.ts';
import { rateQueued } from './rate-queued.ts';
import {
  balances,
  changePlan,
  linesOf,
  recordSales,
  type Sale,
  startPlan,
  twentyPercent,
  withPercent,
} from './testing/sales.ts';

const database = useTestDatabase();

const [standard] = twentyPercent.rules;
const planOf = (...rules: Partial<PlanRule>[]): PlanDocument => ({
  ...twentyPercent,
  rules: rules.map((rule) => ({
    name: 'standard',
    leg: 'sale',
    kind: 'percentage',
    when: { kinds: ['order'] },
    params: { percent: '20' },
    ...rule,
  })),
});

async function withPlan(document: PlanDocument = twentyPercent): Promise<TestTenant> {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await startPlan(tenant, document, { from: '2026-04-01' });
  return tenant;
}

const amounts = async (tenant: TestTenant) => (await linesOf(tenant)).map(({ amount }) => amount);
const order = (at: string, net: bigint, more: Partial<Sale> = {}): Sale => ({ kind: 'order', at, net, ...more });

async function states(tenant: TestTenant): Promise<Record<string, number>> {
  const rows = await tenant.inTenant((tx) =>
    tx.execute<{ state: string; count: number }>(
      sql`select concat_ws(' ', status, reason) as state, count(*)::int as count from event_states group by 1`,
    ),
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

describe('rateQueued', () => {
  it('adds nothing when it runs again, nor when events are queued a second time', async () => {
    const tenant = await withPlan();
    await recordSales(tenant, [order('2026-04-03T09:00:00Z', 100_000n), order('2026-04-03T10:00:00Z', 333n)]);
    await rateQueued(tenant.system);
    const [lines, books] = [await linesOf(tenant), await balances(tenant)];
    expect(lines.map(({ amount }) => amount)).toEqual(['20000', '67']);
    expect(await rateQueued(tenant.system)).toMatchObject({ events: 0, lines: 0 });
    await tenant.inTenant((tx) => tx.execute(sql`update event_states set status = 'queued'`));
    expect(await rateQueued(tenant.system)).toMatchObject({ events: 2, lines: 0 });
    expect([await linesOf(tenant), await balances(tenant)]).toEqual([lines, books]);
  });

  it('loses and doubles nothing when it dies before a commit, or between two chunks', async () => {
    const tenant = await withPlan();
    await recordSales(
      tenant,
      Array.from({ length: 25 }, (_, index) => order(`2026-04-03T09:00:${String(index).padStart(2, '0')}Z`, 1_000n)),
    );
    await expect(rateQueued(crashingBeforeCommit(tenant.system), { chunkSize: 10 })).rejects.toBeInstanceOf(Crash);
    expect(await states(tenant)).toEqual({ queued: 25 });
    expect(await balances(tenant)).toEqual({});
    expect(await rateQueued(tenant.system, { chunkSize: 10, chunksMax: 1 })).toMatchObject({
      events: 10,
      hasMore: true,
    });
    await expect(rateQueued(crashingBeforeCommit(tenant.system), { chunkSize: 10 })).rejects.toBeInstanceOf(Crash);
    expect(await states(tenant)).toEqual({ rated: 10, queued: 15 });
    const beats: number[] = [];
    await rateAllQueued(tenant.system, ({ events }) => beats.push(events), { chunkSize: 10 });
    expect(beats).toEqual([10, 15]);
    expect(await states(tenant)).toEqual({ rated: 25 });
    expect(await balances(tenant)).toEqual({ program_expense: 5_000n, partner_pending: -5_000n });
  });

  it('gives each event one line when five rate at once', async () => {
    const tenant = await withPlan();
    await recordSales(
      tenant,
      Array.from({ length: 60 }, () => order('2026-04-03T09:00:00Z', 1_000n)),
    );
    const progress = await Promise.all(Array.from({ length: 5 }, () => rateQueued(tenant.system, { chunkSize: 7 })));
    expect(progress.reduce((sum, { lines }) => sum + lines, 0)).toBe(60);
    expect(await balances(tenant)).toEqual({ program_expense: 12_000n, partner_pending: -12_000n });
  });

  it('rates by the terms of the day on which an event happened, however late it is told', async () => {
    const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
    const id = await startPlan(tenant, twentyPercent, { from: '2026-04-01' });
    await changePlan(tenant, withPercent('25'), { id, from: '2026-05-01', revision: 2 });
    // Midnight in Berlin is 22:00 of the day before in UTC.
    await recordSales(tenant, [
      order('2026-04-30T21:59:59.999Z', 10_000n),
      order('2026-04-30T22:00:00Z', 10_000n),
      order('2026-03-31T21:59:59Z', 10_000n),
    ]);
    await rateQueued(tenant.system);
    expect((await linesOf(tenant)).map(({ amount, version }) => [amount, version])).toEqual([
      ['2000', 1],
      ['2500', 2],
    ]);
    expect(await states(tenant)).toEqual({ rated: 3 });
  });

  it('keeps an event in a currency without a rate aside, and rates it by itself once rates were read', async () => {
    const tenant = await withPlan();
    await recordSales(tenant, [order('2026-04-03T09:00:00Z', 10_000n, { currency: 'CHF' })]);
    expect(await rateQueued(tenant.system)).toMatchObject({ kept: 1, lines: 0 });
    expect(await states(tenant)).toEqual({ 'kept no_rate': 1 });
    await loadExchangeRates(database().app.db, [{ day: civilDate('2026-04-02'), currency: 'CHF', perEuro: '0.9250' }]);
    expect(await releaseUnrated(tenant.system)).toBe(1);
    expect(await releaseUnrated(tenant.system)).toBe(0);
    const nudges = await tenant.inTenant((tx) => tx.$count(outbox, eq(outbox.kind, 'rate_events')));
    expect(nudges).toBe(1);
    await rateQueued(tenant.system);
    // 100 / 0.925 x 20 % = 21.621...
    expect(await linesOf(tenant)).toEqual([expect.objectContaining({ amount: '2162', day: '2026-04-02' })]);
  });

  it('converts what is rated before the rates of its day appear at the last ones, for good', async () => {
    const tenant = await withPlan();
    const read = (day: string, perEuro: string) =>
      loadExchangeRates(database().app.db, [{ day: civilDate(day), currency: 'NOK', perEuro }]);
    await read('2026-04-08', '10.0000');
    const sale = (at: string) => order(at, 10_000n, { currency: 'NOK' });
    await recordSales(tenant, [sale('2026-04-09T08:00:00Z')]);
    await rateQueued(tenant.system);
    await read('2026-04-09', '12.5000');
    await recordSales(tenant, [sale('2026-04-09T15:00:00Z')]);
    await rateQueued(tenant.system);
    // 100 / 10 x 20 % = 2.00; 100 / 12.5 x 20 % = 1.60
    expect((await linesOf(tenant)).map(({ amount, day }) => [amount, day])).toEqual([
      ['200', '2026-04-08'],
      ['160', '2026-04-09'],
    ]);
    expect(await checkReplay({ ...tenant.system, db: database().admin.db })).toEqual([]);
  });

  it('splits a refund that was told with its tax before its purchase came as the purchase is: 20 % of 357.00 / 1.19', async () => {
    const tenant = await withPlan();
    const told = { kind: 'refund', refersTo: 'X', properties: { [withTaxProperty]: 'true' } } as const;
    await recordSales(tenant, [
      { ...told, at: '2026-04-10T09:00:00Z', net: 35_700n },
      { ...told, at: '2026-04-11T09:00:00Z', net: 11_900n },
    ]);
    await rateAllQueued(tenant.system, () => {});
    expect(await states(tenant)).toEqual({ 'kept waits_for_purchase': 2 });
    await recordSales(tenant, [{ externalId: 'X', at: '2026-04-03T09:00:00Z', net: 100_000n, tax: 19_000n }]);
    await rateAllQueued(tenant.system, () => {});
    expect((await linesOf(tenant)).map(({ amount }) => amount)).toEqual(['20000', '-6000', '-2000']);
  });

  it('keeps what nobody is credited with aside, and leaves events for which a plan gives nothing rated', async () => {
    const tenant = await withPlan();
    await recordSales(tenant, [
      order('2026-04-03T09:00:00Z', 10_000n, { enrollmentId: null }),
      { kind: 'signup', at: '2026-04-03T09:00:00Z' },
    ]);
    expect(await rateQueued(tenant.system)).toMatchObject({ kept: 1, lines: 0 });
    expect(await states(tenant)).toEqual({ 'kept no_partner': 1, rated: 1 });
  });

  it('posts into the books that are open, when the month of an event is being closed', async () => {
    const tenant = await withPlan();
    await tenant.inTenant((tx) =>
      tx.insert(periods).values({
        tenantId: tenant.id,
        id: tenant.ids.next('per'),
        programId: tenant.programId,
        fromOn: '2026-04-01',
        toOn: '2026-04-30',
        startsAt: Date.parse('2026-03-31T22:00:00Z'),
        endsAt: Date.parse('2026-04-30T22:00:00Z'),
        status: 'in_review',
        approvedByPersons: [],
        revision: 1,
        createdAt: tenant.clock.now,
      }),
    );
    await recordSales(tenant, [order('2026-04-03T09:00:00Z', 100n), order('2026-05-03T09:00:00Z', 100n)]);
    await rateQueued(tenant.system);
    const days = await tenant.inTenant((tx) =>
      tx.execute<{ at: string }>(sql`select effective_at::text as at from ledger_transactions order by 1`),
    );
    expect([...days].map(({ at }) => at)).toEqual(['2026-04-30 22:00:00+00', '2026-05-03 09:00:00+00']);
  });
});

describe('refunds', () => {
  it('in parts take back exactly what the purchase gave, and never more', async () => {
    const tenant = await withPlan();
    await recordSales(tenant, [order('2026-04-03T09:00:00Z', 1_000n, { externalId: 'A' })]);
    const part = (at: string, net: bigint): Sale => ({ kind: 'refund', at, net, refersTo: 'A' });
    await recordSales(tenant, [part('2026-04-04T09:00:00Z', 333n), part('2026-04-05T09:00:00Z', 333n)]);
    await rateQueued(tenant.system);
    await recordSales(tenant, [part('2026-04-06T09:00:00Z', 334n), part('2026-04-07T09:00:00Z', 500n)]);
    await rateQueued(tenant.system);
    expect(await amounts(tenant)).toEqual(['200', '-67', '-66', '-67']);
    expect(await balances(tenant)).toEqual({});
    expect(await states(tenant)).toEqual({ rated: 5 });
  });

  it('follow the terms and the rate of their purchase, whatever holds today', async () => {
    const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
    await loadExchangeRates(database().app.db, [
      { day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.1525' },
      { day: civilDate('2026-05-04'), currency: 'USD', perEuro: '1.3000' },
    ]);
    const id = await startPlan(tenant, twentyPercent, { from: '2026-04-01' });
    await changePlan(tenant, { ...withPercent('50'), refundMode: 'ignore' }, { id, from: '2026-05-01', revision: 2 });
    await recordSales(tenant, [
      order('2026-04-03T09:00:00Z', 115_250n, { externalId: 'A', currency: 'USD' }),
      { kind: 'chargeback', at: '2026-05-05T09:00:00Z', net: 57_625n, currency: 'USD', refersTo: 'A' },
    ]);
    await rateQueued(tenant.system);
    expect(await amounts(tenant)).toEqual(['20000', '-10000']);
  });

  it('in another currency than their purchase are kept aside', async () => {
    const tenant = await withPlan();
    await recordSales(tenant, [
      order('2026-04-03T09:00:00Z', 1_000n, { externalId: 'A' }),
      { kind: 'refund', at: '2026-05-05T09:00:00Z', net: 100n, currency: 'USD', refersTo: 'A' },
    ]);
    await rateQueued(tenant.system);
    expect(await states(tenant)).toEqual({ rated: 1, 'kept currency_differs': 1 });
  });

  it('of a purchase that is kept aside wait, and are rated once a person has released it', async () => {
    const tenant = await withPlan();
    const [purchase] = await recordSales(tenant, [
      order('2026-04-03T09:00:00Z', 1_000n, {
        externalId: 'A',
        enrollmentId: null,
        status: 'kept',
        reason: 'no_partner',
      }),
      { kind: 'refund', at: '2026-05-05T09:00:00Z', net: 100n, refersTo: 'A', enrollmentId: null },
    ]);
    await rateQueued(tenant.system);
    expect(await states(tenant)).toEqual({ 'kept no_partner': 1, 'kept waits_for_purchase': 1 });
    await tenant.inTenant((tx) =>
      tx.execute(sql`update event_states set status = 'queued', reason = null, enrollment_id = ${tenant.partnerA.enrollmentId}
        where event_id = ${purchase}`),
    );
    await rateQueued(tenant.system);
    expect(await amounts(tenant)).toEqual(['200', '-20']);
    expect(await states(tenant)).toEqual({ rated: 2 });
  });
});

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
      rule: standard?.name ?? '',
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

import { eq, sql } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import { periods } from '@countersign/db/schema/statement';
import { withTaxProperty } from '@countersign/domain/event/split-refund';
import type { PlanDocument } from '@countersign/domain/plan/document';
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
import { amounts, order, tenantWithPlan } from './testing/with-plan.ts';

const database = useTestDatabase();

const withPlan = (document?: PlanDocument) => tenantWithPlan(database(), document);

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

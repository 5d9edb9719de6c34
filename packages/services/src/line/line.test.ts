import { lineOperations } from '@countersign/contracts/line/operations';
import { sql } from '@countersign/db/query';
import { civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { loadExchangeRates } from '../exchange-rate/load-rates.ts';
import { explainEvent, findEvent } from '../rating/explain-event.ts';
import { rateQueued } from '../rating/rate-queued.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { call } from '../testing/call.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { explainLine } from './explain.ts';
import { listLines } from './list.ts';

const database = useTestDatabase();

/** Of partner A an invoice in dollars with a refund of half of it and a signup; of partner B an invoice beyond the budget. */
async function withLines() {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await loadExchangeRates(database().app.db, [{ day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.1525' }]);
  await startPlan(tenant, { ...twentyPercent, budget: { amount: '250.00', reset: 'never' } }, { from: '2026-04-01' });
  const theirs = { enrollmentId: tenant.partnerB.enrollmentId };
  const [invoice = '', refund = '', signup = '', beyond = '', kept = '', old = ''] = await recordSales(tenant, [
    { externalId: 'A', at: '2026-04-04T10:00:00Z', net: 115_250n, tax: 21_900n, currency: 'USD' },
    { kind: 'refund', at: '2026-04-05T10:00:00Z', net: 57_625n, currency: 'USD', refersTo: 'A' },
    { kind: 'signup', at: '2026-04-04T10:00:00Z' },
    { at: '2026-04-04T11:00:00Z', net: 100_000n, ...theirs },
    { at: '2026-04-04T11:00:00Z', net: 100_000n, status: 'kept', reason: 'self_referral' },
    { at: '2026-03-01T11:00:00Z', net: 100_000n },
  ]);
  await rateQueued(tenant.system);
  return { tenant, invoice, refund, signup, beyond, kept, old };
}

const list = (ctx: ServiceContext, query = {}) => call(lineOperations.list, listLines, ctx, { query });
const explain = (ctx: ServiceContext, id: string) => call(lineOperations.explain, explainLine, ctx, { params: { id } });
const owner = (tenant: TestTenant) => tenant.partnerA.owner.ctx;

describe('line.list', () => {
  it('shows staff all lines, newest event first, page by page', async () => {
    const { tenant, invoice } = await withLines();
    const first = await list(tenant.auditor, { limit: 2 });
    const rest = await list(tenant.auditor, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ amount }) => amount.amount)).toEqual(['-100.00', '50.00', '200.00']);
    expect([first.total, rest.nextCursor]).toEqual([3, null]);
    expect((await list(tenant.auditor, { eventId: invoice })).items).toEqual([
      expect.objectContaining({
        kind: 'earning',
        state: 'pending',
        rule: 'standard',
        amount: { amount: '200.00', currency: 'EUR' },
        amountExact: '200',
        basis: { amount: '1152.50', currency: 'USD' },
        exchange: { rate: '0.867678958785', day: '2026-04-02', source: 'ECB' },
        occurredAt: '2026-04-04T10:00:00.000Z',
        holdUntil: '2026-05-04T10:00:00.000Z',
        plan: expect.objectContaining({ name: 'Standard', version: 1 }),
        partner: { id: tenant.partnerA.id, name: 'Nordlicht Systemhaus' },
      }),
    ]);
    expect((await list(tenant.auditor, { kind: 'take_back' })).total).toBe(1);
    expect((await list(tenant.auditor, { enrollmentId: tenant.partnerB.enrollmentId })).total).toBe(1);
  });

  it('shows a partner its own lines alone', async () => {
    const { tenant } = await withLines();
    const { items, total } = await list(owner(tenant), { enrollmentId: tenant.partnerB.enrollmentId });
    expect([items, total]).toEqual([[], 0]);
    expect((await list(owner(tenant))).items.map(({ amount }) => amount.amount)).toEqual(['-100.00', '200.00']);
  });

  it('shows nothing of another tenant', async () => {
    await withLines();
    const other = await createTestTenant(database());
    expect((await list(other.admin)).total).toBe(0);
  });
});

describe('line.explain', () => {
  it('gives every input and step of an amount', async () => {
    const { tenant } = await withLines();
    const [, earned] = (await list(owner(tenant))).items;
    const explanation = await explain(owner(tenant), earned?.id ?? '');
    expect(explanation.lines).toHaveLength(1);
    const steps = Object.fromEntries((explanation.lines[0]?.trace ?? []).map(({ code, data }) => [code, data]));
    expect(steps).toMatchObject({
      terms: { occurredAt: '2026-04-04T10:00:00.000Z' },
      basis: { base: 'net_of_tax', amount: '1152.50', currency: 'USD', tax: '219.00' },
      converted: { day: '2026-04-02', source: 'ECB', amount: '1000' },
      rounded: { exact: '200', amount: '200.00' },
      hold: { days: 30 },
    });
  });

  it('gives the steps of the day on which a line was rated, whatever tier, calendar and rate there are by now', async () => {
    const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
    await loadExchangeRates(database().app.db, [{ day: civilDate('2026-04-07'), currency: 'NOK', perEuro: '11.5000' }]);
    await startPlan(tenant, { ...twentyPercent, dayCount: 'business', holdDays: 3 }, { from: '2026-04-01' });
    const [sale = ''] = await recordSales(tenant, [{ at: '2026-04-08T10:00:00Z', net: 115_000n, currency: 'NOK' }]);
    const event = await tenant.inTenant((tx) => findEvent(tenant.system, tx, sale));
    const told = await tenant.inTenant(async (tx) => (event ? explainEvent(tenant.system, tx, event) : []));
    await rateQueued(tenant.system);
    const before = await explain(tenant.auditor, sale);
    expect(before.lines[0]?.trace).toEqual(told[0]?.trace);

    await loadExchangeRates(database().app.db, [{ day: civilDate('2026-04-08'), currency: 'NOK', perEuro: '12.0000' }]);
    await tenant.inTenant(async (tx) => {
      await tx.execute(sql`update enrollments set tier = 'gold'`);
      await tx.execute(sql`update calendars set extra_closed = '["2026-04-09"]'`);
    });
    expect(await explain(tenant.auditor, sale)).toEqual(before);
    const anew = await tenant.inTenant(async (tx) => (event ? explainEvent(tenant.system, tx, event) : []));
    expect(anew[0]?.trace).not.toEqual(told[0]?.trace);
  });

  it('gives for an event all its lines, also for a refund', async () => {
    const { tenant, refund } = await withLines();
    const explanation = await explain(owner(tenant), refund);
    expect(explanation).toMatchObject({
      event: { id: refund, kind: 'refund', status: 'rated' },
      lines: [{ line: { kind: 'take_back', amount: { amount: '-100.00' } } }],
      nothing: [],
    });
    expect(explanation.lines[0]?.trace.map(({ code }) => code)).toEqual(['refund_part', 'taken_back']);
  });

  it('says why nothing: by a condition, without a plan, or because the event was kept aside', async () => {
    const { tenant, signup, old, kept } = await withLines();
    const nothing = await explain(owner(tenant), signup);
    expect(nothing.nothing).toEqual([
      { plan: expect.objectContaining({ name: 'Standard', version: 1 }), trace: expect.anything() },
    ]);
    expect(nothing.nothing[0]?.trace).toContainEqual({
      code: 'condition_unmet',
      rule: 'standard',
      data: { condition: 'kinds' },
    });
    expect(await explain(owner(tenant), old)).toMatchObject({ event: { status: 'rated' }, lines: [], nothing: [] });
    expect((await explain(tenant.auditor, kept)).event).toMatchObject({ status: 'kept', reason: 'self_referral' });
    expect((await explain(owner(tenant), kept)).event).toMatchObject({ status: 'kept', reason: null });
  });

  it('keeps from partners how large a budget is that they share', async () => {
    const { tenant, beyond } = await withLines();
    const capOf = async (ctx: ServiceContext) =>
      (await explain(ctx, beyond)).lines[0]?.trace.find(({ code }) => code === 'cap')?.data;
    expect(await capOf(tenant.auditor)).toMatchObject({ cap: 'plan_budget', limit: '250.00', notPaid: '150.00' });
    expect(await capOf(tenant.partnerB.owner.ctx)).toEqual({ cap: 'plan_budget', currency: 'EUR', notPaid: '150.00' });
  });

  it('does not find what is of another partner, of another tenant, or not there', async () => {
    const { tenant, beyond, invoice } = await withLines();
    const other = await createTestTenant(database());
    const [line] = (await list(tenant.auditor, { eventId: beyond })).items;
    const absent = '00000000-0000-7000-8000-000000000000';
    for (const [ctx, id] of [
      [owner(tenant), beyond],
      [owner(tenant), line?.id ?? ''],
      [other.admin, invoice],
      [tenant.admin, absent],
    ] as const)
      await expect(explain(ctx, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

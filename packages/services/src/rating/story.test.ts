import { payoutSentPosting, payoutSettledPosting } from '@countersign/domain/ledger/postings';
import { civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import { loadExchangeRates } from '../exchange-rate/load-rates.ts';
import { postAll } from '../ledger/post.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { rateQueued } from './rate-queued.ts';
import { releaseHolds } from './release-holds.ts';
import { balances, changePlan, linesOf, recordSales, startPlan, twentyPercent, withPercent } from './testing/sales.ts';

const database = useTestDatabase();

/** 20 % from April on, 25 % from May on; the rates of the days around Easter. */
async function april(): Promise<TestTenant> {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await loadExchangeRates(database().app.db, [
    { day: civilDate('2026-04-01'), currency: 'USD', perEuro: '1.1500' },
    { day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.1525' },
    { day: civilDate('2026-04-07'), currency: 'USD', perEuro: '1.1600' },
  ]);
  const id = await startPlan(tenant, twentyPercent, { from: '2026-04-01' });
  tenant.clock.set('2026-04-20T06:00:00Z');
  await changePlan(tenant, withPercent('25'), { id, from: '2026-05-01', revision: 2 });
  return tenant;
}

const invoiceA = { externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n, tax: 19_000n };
const dollars = { externalId: 'USD', at: '2026-04-04T10:00:00Z', net: 115_250n, currency: 'USD' };
const refundOfA = { kind: 'refund' as const, at: '2026-05-12T09:00:00Z', net: 30_000n, tax: 5_700n, refersTo: 'A' };
const inMay = { externalId: 'M', at: '2026-05-05T09:00:00Z', net: 20_000n };

async function pay(tenant: TestTenant, amountMinor: bigint): Promise<void> {
  await tenant.inTenant(async (tx) => {
    const legalEntityId = await ensureDefaultLegalEntity(tenant.system, tx);
    const payout = {
      legalEntityId,
      programId: tenant.programId,
      enrollmentId: tenant.partnerA.enrollmentId,
      currency: 'EUR' as const,
      at: tenant.clock.now,
      payoutId: 'pay_1',
      attempt: 1,
      amountMinor,
    };
    await postAll(tenant.system, tx, [payoutSentPosting(payout), payoutSettledPosting(payout)]);
  });
}

describe('the story up to the books', () => {
  it('gives 20 % of the net amount, at the rate of the last day that had one', async () => {
    const tenant = await april();
    await recordSales(tenant, [invoiceA, dollars]);
    expect(await rateQueued(tenant.system)).toMatchObject({ events: 2, lines: 2, kept: 0, hasMore: false });
    expect(await linesOf(tenant)).toEqual([
      expect.objectContaining({ amount: '20000', exact: '200', rate: null, version: 1, state: 'pending' }),
      expect.objectContaining({
        amount: '20000',
        exact: '200',
        rate: '0.867678958785',
        day: '2026-04-02',
        version: 1,
      }),
    ]);
    expect(await balances(tenant)).toEqual({ program_expense: 40_000n, partner_pending: -40_000n });
  });

  it('pays 400.00, takes 60.00 back of invoice A at its own terms, and ends 10.00 below nought', async () => {
    const tenant = await april();
    await recordSales(tenant, [invoiceA, dollars]);
    await rateQueued(tenant.system);
    tenant.clock.set('2026-05-10T06:00:00Z');
    expect(await releaseHolds(tenant.system)).toBe(2);
    expect(await releaseHolds(tenant.system)).toBe(0);
    expect(await balances(tenant)).toEqual({ program_expense: 40_000n, partner_available: -40_000n });
    await pay(tenant, 40_000n);
    tenant.clock.set('2026-05-20T06:00:00Z');
    await recordSales(tenant, [refundOfA, inMay]);
    await rateQueued(tenant.system);
    expect((await linesOf(tenant)).slice(2)).toEqual([
      expect.objectContaining({ kind: 'earning', amount: '5000', version: 2 }),
      expect.objectContaining({ kind: 'take_back', amount: '-6000', exact: '-60', version: 1, state: 'available' }),
    ]);
    expect(await balances(tenant)).toEqual({
      program_expense: 39_000n,
      partner_pending: -5_000n,
      partner_receivable: 6_000n,
      bank: -40_000n,
    });
    tenant.clock.set('2026-07-01T06:00:00Z');
    expect(await releaseHolds(tenant.system)).toBe(1);
    // Expense 390.00 + receivable 10.00 = cash 400.00.
    expect(await balances(tenant)).toEqual({ program_expense: 39_000n, partner_receivable: 1_000n, bank: -40_000n });
  });

  it('ends the same when the refund comes before its purchase', async () => {
    const tenant = await april();
    tenant.clock.set('2026-05-20T06:00:00Z');
    await recordSales(tenant, [refundOfA]);
    expect(await rateQueued(tenant.system)).toMatchObject({ events: 1, lines: 0, kept: 1 });
    await recordSales(tenant, [inMay, dollars]);
    await rateQueued(tenant.system);
    await recordSales(tenant, [invoiceA]);
    expect(await rateQueued(tenant.system)).toMatchObject({ events: 2, lines: 2, hasMore: false });
    expect((await linesOf(tenant)).map(({ amount }) => amount)).toEqual(['20000', '20000', '5000', '-6000']);
    expect(await balances(tenant)).toEqual({ program_expense: 39_000n, partner_pending: -39_000n });
    tenant.clock.set('2026-07-01T06:00:00Z');
    await releaseHolds(tenant.system);
    expect(await balances(tenant)).toEqual({ program_expense: 39_000n, partner_available: -39_000n });
  });
});

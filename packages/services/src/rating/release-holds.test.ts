import { sql } from '@countersign/db/query';
import { payoutSentPosting } from '@countersign/domain/ledger/postings';
import { describe, expect, it } from 'vitest';
import { postAll } from '../ledger/post.ts';
import { createLegalEntity } from '../legal-entity/create.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { updateLegalEntity } from '../legal-entity/update.ts';
import { Crash, crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { rateQueued } from './rate-queued.ts';
import { releaseHolds } from './release-holds.ts';
import { balances, linesOf, recordSales, type Sale, startPlan, twentyPercent } from './testing/sales.ts';

const database = useTestDatabase();

/** Sales of 1,000.00 each, of which 200.00 are earned and held until the third of May, 09:00. */
async function withSales(...more: Sale[]): Promise<TestTenant> {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await startPlan(tenant, twentyPercent, { from: '2026-04-01' });
  await recordSales(tenant, [{ kind: 'order', externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n }, ...more]);
  await rateQueued(tenant.system);
  return tenant;
}

const refund = (at: string, net: bigint): Sale => ({ kind: 'refund', at, net, refersTo: 'A' });

describe('releaseHolds', () => {
  it('releases a line when its hold is over and not a millisecond before, once', async () => {
    const tenant = await withSales();
    tenant.clock.set('2026-05-03T08:59:59.999Z');
    expect(await releaseHolds(tenant.system)).toBe(0);
    tenant.clock.set('2026-05-03T09:00:00Z');
    expect(await releaseHolds(tenant.system)).toBe(1);
    expect(await releaseHolds(tenant.system)).toBe(0);
    expect(await balances(tenant)).toEqual({ program_expense: 20_000n, partner_available: -20_000n });
    expect((await linesOf(tenant)).map(({ state }) => state)).toEqual(['available']);
  });

  it('releases what is left of a line of which a part was taken back while it waited', async () => {
    const tenant = await withSales(refund('2026-04-10T09:00:00Z', 30_000n));
    expect(await balances(tenant)).toEqual({ program_expense: 14_000n, partner_pending: -14_000n });
    tenant.clock.set('2026-05-04T00:00:00Z');
    expect(await releaseHolds(tenant.system)).toBe(1);
    expect(await balances(tenant)).toEqual({ program_expense: 14_000n, partner_available: -14_000n });
    expect((await linesOf(tenant)).map(({ state }) => state)).toEqual(['available', 'available']);
  });

  it('posts nothing for a line that was taken back as a whole', async () => {
    const tenant = await withSales(refund('2026-04-10T09:00:00Z', 100_000n));
    tenant.clock.set('2026-05-04T00:00:00Z');
    expect(await releaseHolds(tenant.system)).toBe(1);
    expect(await balances(tenant)).toEqual({});
    expect((await linesOf(tenant)).map(({ state }) => state)).toEqual(['available', 'available']);
  });

  it('posts what a partner earned, and what comes free, once for each day; every line leads to both', async () => {
    // 200.00 at nine, and 2.00 each later; at 22:00 in UTC the program's next day begins, at midnight that of the books.
    const later = ['03T10', '03T21', '03T22', '03T23', '04T00'];
    const tenant = await withSales(
      ...later.map((hour): Sale => ({ kind: 'order', at: `2026-04-${hour}:00:00Z`, net: 1_000n })),
    );
    tenant.clock.set('2026-05-10T00:00:00Z');
    expect(await releaseHolds(tenant.system)).toBe(6);
    const rows = await tenant.inTenant((tx) =>
      tx.execute<{ kind: string; at: string; amount: string; lines: string }>(sql`
        select t.kind, to_char(t.effective_at, 'MM-DD HH24') as at, sum(e.amount_minor)::text as amount,
          (select sum(l.amount_minor)::text from lines l
            where t.key in ('earning:' || l.posted_with, 'hold_released:' || l.released_with)) as lines
        from ledger_transactions t join ledger_entries e on e.transaction_id = t.id and e.amount_minor > 0
        group by t.kind, t.effective_at, t.key order by t.effective_at`),
    );
    expect(rows.map(({ kind, at, amount, lines }) => [kind, at, amount, lines])).toEqual([
      ['earning', '04-03 21', '20400', '20400'],
      ['earning', '04-03 23', '400', '400'],
      ['earning', '04-04 00', '200', '200'],
      ['hold_released', '05-03 21', '20400', '20400'],
      ['hold_released', '05-03 23', '400', '400'],
      ['hold_released', '05-04 00', '200', '200'],
    ]);
  });

  it('loses and doubles nothing when it dies, in chunks of whatever size', async () => {
    const others = Array.from({ length: 9 }, (): Sale => ({ kind: 'order', at: '2026-04-03T09:00:00Z', net: 1_000n }));
    const tenant = await withSales(...others);
    tenant.clock.set('2026-05-04T00:00:00Z');
    await expect(releaseHolds(crashingBeforeCommit(tenant.system), { chunkSize: 3 })).rejects.toBeInstanceOf(Crash);
    const beat = () => {
      throw new Crash('killed between two chunks');
    };
    await expect(releaseHolds(tenant.system, { chunkSize: 4, beat })).rejects.toBeInstanceOf(Crash);
    const counts = await Promise.all([1, 2, 3].map(() => releaseHolds(tenant.system, { chunkSize: 2 })));
    expect(counts.reduce((sum, count) => sum + count, 0) + (await releaseHolds(tenant.system))).toBe(6);
    expect(await balances(tenant)).toEqual({ program_expense: 21_800n, partner_available: -21_800n });
  });

  it('lets a refund and the end of a hold meet in any order, with nothing left over', async () => {
    for (let round = 0; round < 4; round += 1) {
      const tenant = await withSales();
      tenant.clock.set('2026-05-04T00:00:00Z');
      await recordSales(tenant, [refund('2026-04-10T09:00:00Z', 30_000n)]);
      await Promise.all([rateQueued(tenant.system), releaseHolds(tenant.system)]);
      await releaseHolds(tenant.system);
      expect(await balances(tenant)).toEqual({ program_expense: 14_000n, partner_available: -14_000n });
    }
  });

  it('never lets a refund and a payout take the same money', async () => {
    for (let round = 0; round < 4; round += 1) {
      const tenant = await withSales();
      tenant.clock.set('2026-05-04T00:00:00Z');
      await releaseHolds(tenant.system);
      await recordSales(tenant, [refund('2026-05-03T12:00:00Z', 30_000n)]);
      const payout = tenant.inTenant(async (tx) => {
        const legalEntityId = await ensureDefaultLegalEntity(tenant.system, tx);
        const place = { legalEntityId, programId: tenant.programId, enrollmentId: tenant.partnerA.enrollmentId };
        const sent = { ...place, currency: 'EUR' as const, at: 0, payoutId: 'p', attempt: 1, amountMinor: 20_000n };
        await postAll(tenant.system, tx, [payoutSentPosting(sent)]);
      });
      const [rated, paid] = await Promise.allSettled([rateQueued(tenant.system), payout]);
      expect(rated.status).toBe('fulfilled');
      const after = await balances(tenant);
      if (paid.status === 'fulfilled')
        expect(after).toEqual({ program_expense: 14_000n, payout_clearing: -20_000n, partner_receivable: 6_000n });
      else {
        expect(paid.reason).toMatchObject({ code: 'balance_too_low' });
        expect(after).toEqual({ program_expense: 14_000n, partner_available: -14_000n });
      }
    }
  });

  it('stays in the books in which the line was earned, also when another legal entity pays by now', async () => {
    const tenant = await withSales();
    const none = { params: {}, query: {}, ifMatch: undefined } as const;
    const other = await createLegalEntity(tenant.admin, { ...none, body: { name: 'Other', baseCurrency: 'EUR' } });
    await updateLegalEntity(tenant.admin, {
      query: {},
      params: { id: other.id },
      ifMatch: 1,
      body: { isDefault: true },
    });
    tenant.clock.set('2026-05-04T00:00:00Z');
    await releaseHolds(tenant.system);
    await recordSales(tenant, [refund('2026-05-03T12:00:00Z', 30_000n)]);
    await rateQueued(tenant.system);
    const entities = await tenant.inTenant((tx) =>
      tx.execute<{ name: string }>(sql`
        select distinct l.name from ledger_accounts a join legal_entities l on l.id = a.legal_entity_id`),
    );
    expect([...entities].map(({ name }) => name)).toEqual(['Halden Systems']);
    expect(await balances(tenant)).toEqual({ program_expense: 14_000n, partner_available: -14_000n });
  });
});

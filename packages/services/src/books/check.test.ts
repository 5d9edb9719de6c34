import { sql } from '@countersign/db/query';
import { describe, expect, it } from 'vitest';
import { rateAllQueued } from '../rating/rate-all-queued.ts';
import { releaseHolds } from '../rating/release-holds.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { checkBooks } from './check.ts';

const database = useTestDatabase();

/** Two sales and a refund, rated. */
async function rated(): Promise<TestTenant> {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await startPlan(tenant, twentyPercent, { from: '2026-04-01' });
  tenant.clock.set('2026-04-20T06:00:00Z');
  await recordSales(tenant, [
    { externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n },
    { externalId: 'B', at: '2026-04-04T09:00:00Z', net: 33_333n },
    { kind: 'refund', at: '2026-04-10T09:00:00Z', net: 30_000n, refersTo: 'A' },
  ]);
  await rateAllQueued(tenant.system, () => {});
  return tenant;
}

/** What is found of this tenant, and of none: other tests have spoilt the books of others. */
async function check(tenant: TestTenant, movements: Parameters<typeof checkBooks>[1]['movements'] = null) {
  const found = await checkBooks(database().admin.db, { movements, tenants: [tenant.system] });
  return found.filter(({ tenantId }) => tenantId === tenant.id || tenantId === '');
}

describe('the books', () => {
  it('hold as they are written, and are the same after they were looked at', async () => {
    const tenant = await rated();
    expect(await check(tenant)).toEqual([]);
    expect(await check(tenant)).toEqual([]);
    expect(await tenant.inTenant((tx) => tx.execute(sql`select status from event_states`))).toHaveLength(3);
  });

  it('hold for refunds of the same instant, whichever of them was rated first', async () => {
    const tenant = await rated();
    // 20 % of 0.01 is a fifth of a cent: which refund takes a whole one depends on those before it.
    for (const net of [3n, 4n, 1n, 2n, 4n]) {
      await recordSales(tenant, [{ kind: 'refund', at: '2026-04-11T09:00:00Z', net, refersTo: 'B' }]);
      await rateAllQueued(tenant.system, () => {});
    }
    const together = [3n, 4n].map(
      (net) => ({ kind: 'refund', at: '2026-04-11T09:00:00Z', net, refersTo: 'B' }) as const,
    );
    await recordSales(tenant, together);
    await rateAllQueued(tenant.system, () => {});
    expect(await check(tenant)).toEqual([]);
  });

  it('do not hold when a line says another amount than its facts give', async () => {
    const tenant = await rated();
    await database().admin.db.execute(
      sql`update lines set amount_minor = amount_minor + 1, amount_exact = amount_exact + 0.01
        where tenant_id = ${tenant.id} and kind = 'earning'`,
    );
    const found = await check(tenant);
    expect(found.map(({ promise }) => promise)).toContain('replays');
  });

  it('do not hold when a balance is not the sum of its entries', async () => {
    const tenant = await rated();
    await database().admin.db.execute(
      sql`update ledger_balances set balance_minor = balance_minor - 5 where tenant_id = ${tenant.id}
        and account_id in (select id from ledger_accounts where tenant_id = ${tenant.id} and kind = 'program_expense')`,
    );
    expect(await check(tenant)).toMatchObject([{ promise: 'balanced', tenantId: tenant.id }]);
  });

  it('do not hold when a line is counted to another posting than moved it, as earned or as come free', async () => {
    const tenant = await rated();
    tenant.clock.set('2026-06-01T06:00:00Z');
    await releaseHolds(tenant.system);
    expect(await check(tenant)).toEqual([]);
    for (const column of ['posted_with', 'released_with']) {
      const name = sql.identifier(column);
      await database().admin.db.execute(sql`
        update lines l set ${name} = (select min(o.${name}::text)::uuid from lines o where o.tenant_id = l.tenant_id)
        where tenant_id = ${tenant.id} and kind = 'earning'`);
      expect(await check(tenant)).toContainEqual(expect.objectContaining({ promise: 'balanced', tenantId: tenant.id }));
    }
  });

  it('do not hold when the bank moved something that nobody accounts for', async () => {
    const tenant = await rated();
    const movements = [{ endToEndId: '01K0000000000000000000XXXX-1', amountMinor: -100n, currency: 'EUR' }];
    expect(await check(tenant, movements)).toContainEqual(
      expect.objectContaining({ promise: 'agrees_with_bank', subject: '01K0000000000000000000XXXX-1' }),
    );
  });
});

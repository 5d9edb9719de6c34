import { ledgerOperations } from '@countersign/contracts/ledger/operations';
import { sql } from '@countersign/db/query';
import { civilDate } from '@countersign/domain/time/civil-date';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { loadExchangeRates } from '../exchange-rate/load-rates.ts';
import { rateQueued } from '../rating/rate-queued.ts';
import { releaseHolds } from '../rating/release-holds.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { call } from '../testing/call.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { exportJournal } from './journal.ts';
import { trialBalance } from './trial-balance.ts';

const database = useTestDatabase();

async function withBooks(): Promise<TestTenant> {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await loadExchangeRates(database().app.db, [{ day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.1525' }]);
  await startPlan(tenant, twentyPercent, { from: '2026-04-01' });
  await recordSales(tenant, [
    { externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n },
    { at: '2026-04-04T10:00:00Z', net: 115_250n, currency: 'USD', enrollmentId: tenant.partnerB.enrollmentId },
    { kind: 'refund', at: '2026-05-12T09:00:00Z', net: 30_000n, refersTo: 'A' },
  ]);
  await rateQueued(tenant.system);
  tenant.clock.set('2026-06-01T00:00:00Z');
  await releaseHolds(tenant.system);
  return tenant;
}

const balanceOf = (tenant: TestTenant, query = {}) =>
  call(ledgerOperations['trial-balance'], trialBalance, tenant.finance, { query });

async function journalOf(tenant: TestTenant, query = {}): Promise<Record<string, string>[]> {
  const file = await exportJournal(tenant.finance, {
    params: {},
    query: ledgerOperations.journal.query.parse(query),
    body: undefined,
    ifMatch: undefined,
  });
  const text = new TextDecoder().decode(file.content).replace('\uFEFF', '');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** Minor units of digits with two places. */
const minor = (text: string | undefined) => BigInt((text ?? '').replace('.', '') || '0');

describe('the trial balance', () => {
  it('shows debits and credits by kind of account, which are equal', async () => {
    const tenant = await withBooks();
    const output = await balanceOf(tenant);
    expect(output.rows.map(({ account, accounts, balance }) => [account, accounts, balance.amount])).toEqual([
      ['partner_available', 2, '-340.00'],
      ['partner_pending', 2, '0.00'],
      ['program_expense', 1, '340.00'],
    ]);
    expect(output.totals).toEqual([
      expect.objectContaining({
        debit: { amount: '800.00', currency: 'EUR' },
        credit: { amount: '800.00', currency: 'EUR' },
      }),
    ]);
    expect(output).toMatchObject({ isBalanced: true, differingAccounts: [], transactions: 5 });
  });

  it('goes up to a day', async () => {
    const tenant = await withBooks();
    expect((await balanceOf(tenant, { until: '2026-04-03' })).totals[0]?.debit.amount).toBe('200.00');
    expect((await balanceOf(tenant, { until: '2026-04-02' })).rows).toEqual([]);
  });

  it('names the account whose balance somebody wrote around the books', async () => {
    const tenant = await withBooks();
    const [account] = await database().admin.db.execute<{ account_id: string }>(
      sql`update ledger_balances set balance_minor = balance_minor - 1 where tenant_id = ${tenant.id}
        and account_id in (select id from ledger_accounts where tenant_id = ${tenant.id} and kind = 'partner_available' limit 1) returning account_id`,
    );
    expect((await balanceOf(tenant)).differingAccounts).toEqual([account?.account_id]);
  });

  it('and the journal are for those who read the books', async () => {
    const tenant = await createTestTenant(database());
    for (const ctx of [tenant.pm, tenant.partnerA.owner.ctx]) {
      const refused = call(ledgerOperations['trial-balance'], trialBalance, ctx, {});
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect((await balanceOf(tenant)).rows).toEqual([]);
  });
});

describe('the journal', () => {
  it('has each entry with its partner and cost centre, and ties to the trial balance', async () => {
    const tenant = await withBooks();
    const rows = await journalOf(tenant);
    expect(rows).toHaveLength(10);
    expect(rows[0]).toMatchObject({
      Date: '2026-04-03',
      Posting: 'earning',
      Account: 'program_expense',
      Partner: 'Nordlicht Systemhaus',
      'Cost centre': 'Halden Partner Program',
      'Legal entity': 'Halden Systems',
      Debit: '200.00',
      Credit: '',
      Currency: 'EUR',
    });
    expect(rows[0]?.['Key']).toMatch(/^earning:[0-9a-f-]{36}$/);
    const sumOf = (column: string) => rows.reduce((sum, row) => sum + minor(row[column]), 0n);
    const { totals } = await balanceOf(tenant);
    expect([sumOf('Debit'), sumOf('Credit')]).toEqual([
      minor(totals[0]?.debit.amount),
      minor(totals[0]?.credit.amount),
    ]);
  });

  it('goes from a day to a day', async () => {
    const tenant = await withBooks();
    const days = (await journalOf(tenant, { from: '2026-04-04', until: '2026-05-03' })).map((row) => row['Date']);
    expect([...new Set(days)]).toEqual(['2026-04-04', '2026-05-03']);
  });
});

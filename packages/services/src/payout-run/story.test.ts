import { statementOperations } from '@countersign/contracts/statement/operations';
import { eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import { loadExchangeRates } from '../exchange-rate/load-rates.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { balances, changePlan, recordSales, startPlan, twentyPercent, withPercent } from '../rating/testing/sales.ts';
import { listStatement } from '../statement/list.ts';
import { call } from '../testing/call.ts';
import { tellMoney } from '../testing/money-story.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { reconcilePayouts } from './reconcile.ts';

const database = useTestDatabase();

/** 20 % without a hold from April on, 25 % from May on. */
async function april(): Promise<TestTenant> {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await loadExchangeRates(database().app.db, [
    { day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.1525' },
    { day: civilDate('2026-04-07'), currency: 'USD', perEuro: '1.1600' },
  ]);
  const id = await startPlan(tenant, { ...twentyPercent, holdDays: 0 }, { from: '2026-04-01' });
  tenant.clock.set('2026-04-20T06:00:00Z');
  await changePlan(tenant, { ...withPercent('25'), holdDays: 0 }, { id, from: '2026-05-01', revision: 2 });
  await recordSales(tenant, [
    { externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n, tax: 19_000n },
    { externalId: 'USD', at: '2026-04-04T10:00:00Z', net: 115_250n, currency: 'USD' },
  ]);
  tenant.clock.set('2026-05-01T06:00:00Z');
  await tenant.inTenant(async (tx) => {
    const id = await ensureDefaultLegalEntity(tenant.system, tx);
    await tx
      .update(legalEntities)
      .set({ iban: 'DE75512108001245126199', country: 'DE' })
      .where(eq(legalEntities.id, id));
  });
  return tenant;
}

const statementsOf = async (tenant: TestTenant) =>
  (await call(statementOperations.list, listStatement, tenant.partnerA.owner.ctx, { query: {} })).items;

describe('from an invoice to the bank', () => {
  it('closes April once, is approved by another, is paid once by two more, and starts May from nought', async () => {
    const tenant = await april();
    const { bank } = tenant.ports;
    const finance2 = (await tenant.addMember({ name: 'Finn', roles: ['finance_approver'] })).ctx;
    const operator = (await tenant.addMember({ name: 'Olga', roles: ['finance_operator'] })).ctx;
    const money = tellMoney(tenant);

    await money.close(operator, '2026-04');
    await expect(money.close(operator, '2026-04')).rejects.toMatchObject({ code: 'period_closed_already' });
    expect(await statementsOf(tenant)).toEqual([]);
    await money.decide(tenant.finance, '2026-04');
    expect(await statementsOf(tenant)).toMatchObject([
      {
        opening: { amount: '0.00' },
        earned: { amount: '400.00' },
        paid: { amount: '0.00' },
        closing: { amount: '400.00' },
      },
    ]);

    await money.addPaymentMethod(tenant.admin);
    const run = await money.prepareRun(operator, '2026-05-05');
    expect(run).toMatchObject({ total: { amount: '400.00' }, payoutCount: 1, heldCount: 0, status: 'in_review' });
    // Whoever confirmed how the partner is paid has a hand in the list.
    await expect(money.decide(tenant.admin, run.number)).rejects.toMatchObject({ code: 'own_case' });
    await money.decide(tenant.finance, run.number);
    await expect(money.decide(tenant.finance, run.number)).rejects.toMatchObject({ code: 'already_decided' });
    expect(bank.book).toEqual([]);
    await money.decide(finance2, run.number);
    expect(bank.book).toMatchObject([{ amountMinor: -40_000n }]);
    expect(await money.getRun(run.id)).toMatchObject({ status: 'released' });
    await reconcilePayouts(tenant.system);
    await reconcilePayouts(tenant.system);
    expect(await money.getRun(run.id)).toMatchObject({ status: 'settled' });
    expect(await balances(tenant)).toEqual({ program_expense: 40_000n, bank: -40_000n });

    tenant.clock.set('2026-05-20T06:00:00Z');
    await recordSales(tenant, [
      { kind: 'refund', at: '2026-05-12T09:00:00Z', net: 30_000n, tax: 5_700n, refersTo: 'A' },
      { externalId: 'M', at: '2026-05-15T09:00:00Z', net: 20_000n },
    ]);
    tenant.clock.set('2026-06-02T06:00:00Z');
    await money.close(operator, '2026-05');
    await money.decide(tenant.finance, '2026-05');
    expect((await statementsOf(tenant))[0]).toMatchObject({
      opening: { amount: '400.00' },
      earned: { amount: '50.00' },
      corrections: { amount: '-60.00' },
      paid: { amount: '400.00' },
      closing: { amount: '-10.00' },
    });
    // Expense 390.00 + receivable 10.00 = cash 400.00.
    expect(await balances(tenant)).toEqual({ program_expense: 39_000n, partner_receivable: 1_000n, bank: -40_000n });
  });
});

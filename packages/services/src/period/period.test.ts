import { periodOperations } from '@countersign/contracts/period/operations';
import { cases } from '@countersign/db/schema/case';
import { lines } from '@countersign/db/schema/plan';
import { statements } from '@countersign/db/schema/statement';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { beforeApril, letPay, letPayTwo } from '../testing/paying-tenant.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { closePeriod } from './close.ts';
import { getPeriod } from './get.ts';
import { finishPeriod } from './steps/finish.ts';
import { freezePeriod } from './steps/freeze.ts';
import { makeStatements } from './steps/make-statements.ts';

const database = useTestDatabase();

const arranged = async () => letPayTwo(await createTestTenant(database(), beforeApril));
const get = (tenant: TestTenant, id: string) =>
  call(periodOperations.get, getPeriod, tenant.finance, { params: { id } });
const statementsOf = async (tenant: TestTenant) =>
  (await tenant.inTenant((tx) => tx.select().from(statements).orderBy(statements.createdAt, statements.id))).map(
    ({ periodId, earnedMinor, correctionsMinor, closingMinor, lineCount }) => ({
      periodId,
      minor: [earnedMinor, correctionsMinor, closingMinor],
      lineCount,
    }),
  );

describeWriteVerb({
  id: 'period.close',
  operation: periodOperations.close,
  verb: closePeriod,
  database,
  tenant: beforeApril,
  prepare: letPay,
  otherTenant: null,
  input: ({ programId }) => ({ body: { programId, month: '2026-04' } }),
  expect: (_, output) =>
    expect(output).toMatchObject({ status: 'closing', fromOn: '2026-04-01', toOn: '2026-04-30', preparedBy: 'admin' }),
  badInput: [
    { label: 'no month', input: ({ programId }) => ({ body: { programId, month: '2026-13' } }), field: 'month' },
    {
      label: 'a program there is not',
      input: ({ partnerA }) => ({ body: { programId: partnerA.id, month: '2026-04' } }),
      field: 'programId',
    },
    {
      label: 'a month that is not over',
      input: ({ programId }) => ({ body: { programId, month: '2026-05' } }),
      code: 'period_not_over',
    },
  ],
});

describe('a period', () => {
  it('is over when its last day has ended where the program is, not where the server stands', async () => {
    const { tenant, money, operator } = await arranged();
    tenant.clock.set('2026-05-31T21:59:59Z');
    await expect(money.close(operator, '2026-05')).rejects.toMatchObject({ code: 'period_not_over' });
    tenant.clock.set('2026-05-31T22:00:00Z');
    await expect(money.close(operator, '2026-05')).resolves.toEqual(expect.any(String));
  });

  it('is closed once, in the order of months, after the one before is published', async () => {
    const { tenant, money, operator } = await arranged();
    await money.close(operator, '2026-04');
    await expect(money.close(operator, '2026-04')).rejects.toMatchObject({ code: 'period_closed_already' });
    tenant.clock.set('2026-06-02T06:00:00Z');
    await expect(money.close(operator, '2026-05')).rejects.toMatchObject({ code: 'period_out_of_order' });
    await money.decide(tenant.finance, '2026-04');
    await expect(money.close(operator, '2026-04')).rejects.toMatchObject({ code: 'period_closed_already' });
    await expect(money.close(operator, '2026-03')).rejects.toMatchObject({ code: 'period_out_of_order' });
    await money.close(operator, '2026-05');
  });

  it('is not approved by whoever prepared it', async () => {
    const { tenant, money } = await arranged();
    const both = await tenant.addMember({ name: 'Both', roles: ['finance_operator', 'finance_approver'] });
    const id = await money.close(both.ctx, '2026-04');
    await expect(money.decide(both.ctx, '2026-04')).rejects.toMatchObject({ code: 'own_case' });
    await money.decide(tenant.finance, '2026-04');
    expect(await get(tenant, id)).toMatchObject({ status: 'published', preparedBy: 'Both', approvedBy: ['finance'] });
  });

  it('that is refused is closed anew with the same lines', async () => {
    const { tenant, money, operator } = await arranged();
    const first = await money.close(operator, '2026-04');
    await money.decide(tenant.finance, '2026-04', 'reject');
    expect(await get(tenant, first)).toMatchObject({ status: 'refused', publishedAt: null });
    expect((await tenant.inTenant((tx) => tx.select().from(lines))).map(({ periodId }) => periodId)).toEqual([
      null,
      null,
    ]);
    const second = await money.close(operator, '2026-04');
    const [before, after] = [await get(tenant, first), await get(tenant, second)];
    expect(after.totals).toEqual(before.totals);
    expect(after.hash).toBe(before.hash);
    await money.decide(tenant.finance, '2026-04');
    expect(await get(tenant, second)).toMatchObject({ status: 'published', totals: { earned: { amount: '400.00' } } });
  });

  it('adds nothing when it is stopped between chunks and runs again', async () => {
    const { tenant, money, operator, sell } = await arranged();
    const { id: periodId } = await call(periodOperations.close, closePeriod, money.acting(operator), {
      body: { programId: tenant.programId, month: '2026-04' },
    });
    await freezePeriod(tenant.system, periodId);
    const first = await makeStatements(tenant.system, { periodId, after: '', size: 1 });
    expect(await statementsOf(tenant)).toHaveLength(1);
    tenant.clock.advance({ minutes: 10 });
    // What is known only now is of the next month, for all alike.
    const { enrollmentId } = tenant.partnerB;
    await sell([{ externalId: 'late', at: '2026-04-20T09:00:00Z', net: 50_000n, enrollmentId }]);
    await freezePeriod(tenant.system, periodId);
    for (let after: string | null = ''; after !== null; )
      after = await makeStatements(tenant.system, { periodId, after, size: 1 });
    await makeStatements(tenant.system, { periodId, after: first ?? '', size: 500 });
    await finishPeriod(tenant.system, periodId);
    await finishPeriod(tenant.system, periodId);
    expect(await statementsOf(tenant)).toEqual([
      { periodId, minor: [20_000n, 0n, 20_000n], lineCount: 1 },
      { periodId, minor: [20_000n, 0n, 20_000n], lineCount: 1 },
    ]);
    expect(await tenant.inTenant((tx) => tx.select({ id: cases.id }).from(cases))).toHaveLength(1);
    await money.drain();
    expect(await get(tenant, periodId)).toMatchObject({ status: 'in_review', totals: { statementCount: 2 } });
  });

  it('leaves what comes late to the next one, and says what changed', async () => {
    const { tenant, money, operator, sell } = await arranged();
    await money.close(operator, '2026-04');
    await money.decide(tenant.finance, '2026-04');
    tenant.clock.set('2026-06-02T06:00:00Z');
    await sell([
      { externalId: 'LATE', at: '2026-04-30T09:00:00Z', net: 50_000n },
      { kind: 'refund', at: '2026-05-02T09:00:00Z', net: 10_000n, refersTo: 'A' },
      { externalId: 'JUNE', at: '2026-06-01T09:00:00Z', net: 70_000n },
    ]);
    const may = await money.close(operator, '2026-05');
    const made = (await statementsOf(tenant)).filter(({ periodId }) => periodId === may);
    expect(made).toEqual([
      { periodId: may, minor: [10_000n, -2_000n, 28_000n], lineCount: 2 },
      { periodId: may, minor: [0n, 0n, 20_000n], lineCount: 0 },
    ]);
    const shown = await get(tenant, may);
    expect(shown.totals).toMatchObject({ previousEarned: { amount: '400.00' }, previousStatementCount: 2 });
    expect(shown.changes.map(({ earned, previousEarned }) => [earned.amount, previousEarned.amount])).toEqual([
      ['0.00', '200.00'],
      ['100.00', '200.00'],
    ]);
  });
});

import { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { eq, sql } from '@countersign/db/query';
import { paymentMethods, payouts } from '@countersign/db/schema/payout';
import { enrollments } from '@countersign/db/schema/tenant';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { placeHolds } from '../hold/place-holds.ts';
import { balances } from '../rating/testing/sales.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { ownerWithPassword } from '../testing/money-story.ts';
import { beforeApril, insertPaymentMethod, letPay, letPayTwo } from '../testing/paying-tenant.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { cancelPayoutRun } from './cancel.ts';
import { createPayoutRun } from './create.ts';
import { holdPayout } from './hold.ts';
import { releaseRun } from './release.ts';
import { submitPayoutRun } from './submit.ts';

const database = useTestDatabase();
const payOn = '2026-05-05';

const payoutsOf = (tenant: TestTenant, runId: string) =>
  tenant.inTenant((tx) => tx.select().from(payouts).where(eq(payouts.runId, runId)).orderBy(payouts.id));
const reasonsOf = async (tenant: TestTenant, runId: string) =>
  (await payoutsOf(tenant, runId)).map(({ status, holdReason }) => [status, holdReason]);

/** Two payouts of 200.00 in a run that is being prepared. */
async function computed(tenant: TestTenant) {
  const paying = await letPayTwo(tenant);
  const run = await paying.money.createRun(paying.operator, payOn);
  const [first] = await payoutsOf(tenant, run.id);
  if (!first) throw new Error('nobody is paid');
  return { ...paying, run, payoutId: first.id };
}
const arranged = async () => computed(await createTestTenant(database(), beforeApril));

/** The same run, before its two approvers. */
async function inReview() {
  const paying = await arranged();
  const { tenant, money, operator, run } = paying;
  await money.submitRun(operator, run);
  return { ...paying, bank: tenant.ports.bank };
}

describeWriteVerb({
  id: 'payout-run.create',
  operation: payoutRunOperations.create,
  verb: createPayoutRun,
  database,
  tenant: beforeApril,
  prepare: letPayTwo,
  otherTenant: null,
  input: ({ programId }) => ({ body: { programId, rail: 'sepa' as const, payOn } }),
  expect: (_, output) =>
    expect(output).toMatchObject({ status: 'computed', payoutCount: 2, heldCount: 0, total: { amount: '400.00' } }),
  badInput: [
    {
      label: 'a program there is not',
      input: ({ partnerA }) => ({ body: { programId: partnerA.id, rail: 'sepa', payOn } }),
      field: 'programId',
    },
    {
      label: 'a day there is not',
      input: ({ programId }) => ({ body: { programId, rail: 'sepa', payOn: '2026-02-30' } }),
      field: 'payOn',
    },
  ],
});

describeWriteVerb({
  id: 'payout-run.hold',
  operation: payoutRunOperations.hold,
  verb: holdPayout,
  database,
  tenant: beforeApril,
  prepare: computed,
  input: (_, { run, payoutId }) => ({
    params: { id: run.id },
    body: { payoutId, isHeld: true, note: 'asked to wait' },
    ifMatch: run.revision,
  }),
  expect: (_, output) =>
    expect(output).toMatchObject({
      payoutCount: 1,
      heldCount: 1,
      total: { amount: '200.00' },
      preparedBy: ['Olga', 'admin'],
    }),
  badInput: [
    {
      label: 'a payout of no run',
      input: ({ partnerA }, { run }) => ({
        params: { id: run.id },
        body: { payoutId: partnerA.id, isHeld: true, note: 'x' },
        ifMatch: run.revision,
      }),
      code: 'not_found',
      field: 'payoutId',
    },
  ],
});

describeWriteVerb({
  id: 'payout-run.submit',
  operation: payoutRunOperations.submit,
  verb: submitPayoutRun,
  database,
  tenant: beforeApril,
  prepare: computed,
  input: (_, { run }) => ({ params: { id: run.id }, ifMatch: run.revision }),
  expect: (_, output) => expect(output).toMatchObject({ status: 'in_review', caseId: expect.any(String) }),
  badInput: [
    {
      label: 'no run of ours',
      input: ({ partnerA }, { run }) => ({ params: { id: partnerA.id }, ifMatch: run.revision }),
      code: 'not_found',
    },
  ],
});

describeWriteVerb({
  id: 'payout-run.cancel',
  operation: payoutRunOperations.cancel,
  verb: cancelPayoutRun,
  database,
  tenant: beforeApril,
  prepare: computed,
  input: (_, { run }) => ({ params: { id: run.id }, body: { note: 'not today' }, ifMatch: run.revision }),
  expect: async (tenant, output) => {
    expect(output.status).toBe('cancelled');
    expect((await payoutsOf(tenant, output.id)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  },
  badInput: [
    {
      label: 'without a note',
      input: (_, { run }) => ({ params: { id: run.id }, body: { note: '' }, ifMatch: run.revision }),
      field: 'note',
    },
  ],
});

describe('a payout run that is prepared', () => {
  it('is the only one of its program, on whatever rail, until it is released or given up', async () => {
    const { money, operator, run } = await arranged();
    for (const rail of ['sepa', 'manual'] as const)
      await expect(money.createRun(operator, payOn, rail)).rejects.toMatchObject({ code: 'payout_run_open' });
    await money.cancelRun(operator, run);
    expect((await money.createRun(operator, payOn)).total.amount).toBe('400.00');
  });

  it('holds whom it cannot pay, each with its reason', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { money, operator, sell } = await letPay(tenant);
    const idle = await tenant.addPartner('Ended Partners');
    const small = await tenant.addPartner('Small Partners');
    await insertPaymentMethod(tenant, idle);
    await insertPaymentMethod(tenant, small);
    const enrolled = [tenant.partnerA, idle, small].map(({ enrollmentId }) => enrollmentId);
    await sell(
      enrolled.map((enrollmentId, index) => ({
        externalId: `S${index}`,
        at: '2026-04-03T09:00:00Z',
        net: enrollmentId === small.enrollmentId ? 24_997n : 100_000n,
        enrollmentId,
      })),
    );
    await tenant.inTenant((tx) =>
      tx.update(enrollments).set({ status: 'ended' }).where(eq(enrollments.id, idle.enrollmentId)),
    );
    const run = await money.createRun(operator, payOn);
    const rows = await payoutsOf(tenant, run.id);
    const reasons = enrolled.map((id) => rows.find(({ enrollmentId }) => enrollmentId === id)?.holdReason);
    expect(reasons).toEqual(['no_payment_method', 'partner_not_active', 'below_minimum']);
    await expect(money.submitRun(operator, run)).rejects.toMatchObject({ code: 'action_not_available' });
  });

  it('is not made where nothing is to be paid, or without an account to pay from', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { money, operator, legalEntityId } = await letPay(tenant);
    await expect(money.createRun(operator, payOn)).rejects.toMatchObject({ code: 'nothing_to_pay' });
    await tenant.inTenant((tx) => tx.execute(sql`update legal_entities set iban = null where id = ${legalEntityId}`));
    await expect(money.createRun(operator, payOn)).rejects.toMatchObject({ code: 'payer_account_missing' });
  });

  it('gives back what a person held, and nothing that the checks hold', async () => {
    const { tenant, money, operator, run, payoutId } = await arranged();
    const held = await call(payoutRunOperations.hold, holdPayout, money.acting(operator), {
      params: { id: run.id },
      body: { payoutId, isHeld: true, note: 'asked to wait' },
      ifMatch: run.revision,
    });
    await tenant.inTenant((tx) =>
      tx.update(payouts).set({ holdReason: 'below_minimum' }).where(eq(payouts.id, payoutId)),
    );
    const clear = { params: { id: run.id }, body: { payoutId, isHeld: false, note: 'again' }, ifMatch: held.revision };
    await expect(call(payoutRunOperations.hold, holdPayout, money.acting(operator), clear)).rejects.toMatchObject({
      code: 'action_not_available',
    });
    await tenant.inTenant((tx) =>
      tx.update(payouts).set({ holdReason: 'held_by_person' }).where(eq(payouts.id, payoutId)),
    );
    const cleared = await call(payoutRunOperations.hold, holdPayout, money.acting(operator), clear);
    expect(cleared).toMatchObject({ heldCount: 0, total: { amount: '400.00' } });
  });

  it('is refused when its list is not the one that was computed', async () => {
    const { tenant, money, operator, run } = await arranged();
    await tenant.inTenant((tx) => tx.update(paymentMethods).set({ holder: 'Somebody Else' }));
    await expect(money.submitRun(operator, run)).rejects.toMatchObject({ code: 'list_changed' });
  });
});

describe('a payout run under review', () => {
  it('takes two people of whom none prepared it or had a hand in a payee', async () => {
    const { tenant, money, operator, finance2, run, bank } = await inReview();
    await expect(money.decide(operator, run.number)).rejects.toMatchObject({
      code: expect.stringMatching(/own_case|forbidden/),
    });
    await expect(money.decide(tenant.admin, run.number)).rejects.toMatchObject({ code: 'own_case' });
    await money.decide(tenant.finance, run.number);
    await expect(money.decide(tenant.finance, run.number)).rejects.toMatchObject({ code: 'already_decided' });
    expect(bank.book).toEqual([]);
    await money.decide(finance2, run.number);
    expect(bank.book).toHaveLength(2);
  });

  it('asks no workflow for whoever may not decide', async () => {
    const { tenant, money, run } = await inReview();
    const query = { scope: 'all', limit: 200 } as const;
    const { items } = await call(taskOperations.list, listTask, tenant.admin, { query });
    const task = items.find(({ caseNumber }) => caseNumber === run.number);
    // A workflow that agrees to everything.
    const decide = (by: ServiceContext) =>
      call(
        taskOperations.decide,
        decideTask,
        { ...money.acting(by), ports: tenant.ports },
        { params: { id: task?.id ?? '' }, body: { outcome: 'approve' }, ifMatch: task?.revision ?? 0 },
      );
    await expect(decide(tenant.admin)).rejects.toMatchObject({ code: 'own_case' });
    await money.decide(tenant.finance, run.number);
    await expect(decide(tenant.finance)).rejects.toMatchObject({ code: 'already_decided' });
  });

  it('that is rejected is cancelled, and its money comes into the next', async () => {
    const { tenant, money, operator, run, bank } = await inReview();
    await money.decide(tenant.finance, run.number, 'reject');
    expect(await money.getRun(run.id)).toMatchObject({ status: 'cancelled' });
    expect(await reasonsOf(tenant, run.id)).toEqual([
      ['cancelled', null],
      ['cancelled', null],
    ]);
    expect((await money.createRun(operator, payOn)).total.amount).toBe('400.00');
    expect(bank.book).toEqual([]);
  });

  it('does not pay to an account that was changed since it was approved', async () => {
    const { tenant, money, finance2, run, bank } = await inReview();
    await money.decide(tenant.finance, run.number);
    await money.proposeMethod(await ownerWithPassword(tenant), { account: 'AT611904300234573201' });
    await money.decide(finance2, run.number);
    expect(bank.book).toHaveLength(1);
    expect(await reasonsOf(tenant, run.id)).toContainEqual(['held', 'payment_method_not_confirmed']);
  });

  it('does not pay what was refunded since it was approved', async () => {
    const { tenant, money, finance2, run, bank, sell } = await inReview();
    await money.decide(tenant.finance, run.number);
    await sell([{ kind: 'refund', at: '2026-05-01T05:00:00Z', net: 10_000n, refersTo: 'A' }]);
    await money.decide(finance2, run.number);
    expect(bank.book.map(({ amountMinor }) => amountMinor)).toEqual([-20_000n]);
    expect(await reasonsOf(tenant, run.id)).toContainEqual(['held', 'balance_changed']);
    expect(await balances(tenant)).toMatchObject({ partner_available: -18_000n, payout_clearing: -20_000n });
  });

  it('pays nothing when its list was changed behind the approvals, and pays once however often it is released', async () => {
    const { tenant, money, finance2, run, bank, approve } = await inReview();
    await money.decide(tenant.finance, run.number);
    await tenant.inTenant((tx) => tx.update(payouts).set({ amountMinor: 20_001n }).where(eq(payouts.runId, run.id)));
    await money.decide(finance2, run.number);
    expect(bank.book).toEqual([]);
    expect(await money.getRun(run.id)).toMatchObject({ status: 'cancelled' });

    const next = await money.prepareRun(tenant.admin, payOn);
    await approve(next.number);
    for (let turn = 0; turn < 2; turn += 1) await releaseRun(tenant.system, next.id, () => {});
    expect(bank.book.map(({ amountMinor }) => amountMinor)).toEqual([-20_000n, -20_000n]);
  });
});

it('pays nothing to a partner that is held, before the run is made and after it was approved', async () => {
  const paying = await letPayTwo(await createTestTenant(database(), beforeApril));
  const { tenant, money, operator } = paying;
  const holdOf = (partnerId: string) =>
    tenant.inTenant((tx) =>
      placeHolds(tenant.system, tx, { partnerId, held: ['payouts'], reason: 'true_match', sourceId: partnerId }),
    );
  await holdOf(tenant.partnerA.id);
  const run = await money.prepareRun(operator, payOn);
  expect((await reasonsOf(tenant, run.id)).toSorted()).toEqual([
    ['held', 'partner_held'],
    ['ready', null],
  ]);
  await money.decide(tenant.finance, run.number);
  await holdOf(tenant.partnerB.id);
  await money.decide(paying.finance2, run.number);
  expect(await reasonsOf(tenant, run.id)).toEqual([
    ['held', 'partner_held'],
    ['held', 'partner_held'],
  ]);
});

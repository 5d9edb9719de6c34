import { payoutOperations } from '@countersign/contracts/payout/operations';
import { eq } from '@countersign/db/query';
import { bankEntries, payouts } from '@countersign/db/schema/payout';
import { accepted } from '@countersign/domain/result/result';
import type { ManualRail } from '@countersign/ports/payout-rail/port';
import { describe, expect, it } from 'vitest';
import { reconcilePayouts } from '../payout-run/reconcile.ts';
import { balances } from '../rating/testing/sales.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { beforeApril, insertPaymentMethod, letPay } from '../testing/paying-tenant.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { balancesOf } from './balances.ts';
import { getPayout } from './get.ts';
import { listPayouts } from './list.ts';
import { movePayout } from './move.ts';
import { retryPayout } from './retry.ts';
import { settlePayout } from './settle.ts';

const database = useTestDatabase();

/** People pay from a list; any proof is taken, so that the verb's own checks are seen. */
function byHand({ ports: { bank } }: TestTenant): ManualRail {
  return {
    name: 'manual',
    delivery: 'manual',
    checkPayee: bank.checkPayee,
    prepare: bank.prepare,
    document: bank.document,
    settle: ({ order, proof }) =>
      order.amountMinor === proof.amountMinor
        ? accepted({
            reference: proof.reference,
            bookedOn: proof.paidOn,
            valueOn: null,
            amountMinor: -proof.amountMinor,
            currency: proof.currency,
            endToEndId: order.endToEndId,
            isReturn: false,
            reasonCode: null,
            note: null,
          })
        : { ok: false, refusal: { code: 'amount_differs' } },
  };
}

/** A payout of 200.00 to the first partner that was approved and released. */
async function released(tenant: TestTenant, rail: 'manual' | 'sepa') {
  const paying = await letPay(tenant);
  Object.assign(tenant.ports.payoutRails, { manual: byHand(tenant) });
  await paying.sell([{ externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n }]);
  await insertPaymentMethod(tenant, tenant.partnerA, rail);
  if (rail === 'sepa') tenant.ports.bank.fault = { kind: 'refuse', code: 'AC04' };
  const run = await paying.money.prepareRun(paying.operator, '2026-05-05', rail);
  await paying.approve(run.number);
  const [payout] = await tenant.inTenant((tx) => tx.select().from(payouts));
  if (!payout) throw new Error('there is no payout');
  return { ...paying, run, payout };
}

const proof = { reference: 'BANK-77', paidOn: '2026-05-01', amount: { amount: '200.00', currency: 'EUR' } };

describeWriteVerb({
  id: 'payout.settle',
  operation: payoutOperations.settle,
  verb: settlePayout,
  database,
  tenant: beforeApril,
  prepare: (tenant) => released(tenant, 'manual'),
  input: (_, { payout }) => ({ params: { id: payout.id }, body: proof, ifMatch: payout.revision }),
  expect: async (tenant, output, { money, run }) => {
    expect(output).toMatchObject({ status: 'paid' });
    expect(await money.getRun(run.id)).toMatchObject({ status: 'settled' });
    expect(await balances(tenant)).toEqual({ program_expense: 20_000n, bank: -20_000n });
    expect(await tenant.inTenant((tx) => tx.select().from(bankEntries))).toMatchObject([
      { reference: 'BANK-77', status: 'matched' },
    ]);
  },
  badInput: [
    {
      label: 'another amount',
      input: (_, { payout }) => ({
        params: { id: payout.id },
        body: { ...proof, amount: { amount: '199.99', currency: 'EUR' } },
        ifMatch: payout.revision,
      }),
    },
    {
      label: 'more digits than the currency has',
      input: (_, { payout }) => ({
        params: { id: payout.id },
        body: { ...proof, amount: { amount: '200.001', currency: 'EUR' } },
        ifMatch: payout.revision,
      }),
      field: 'amount',
    },
  ],
});

describeWriteVerb({
  id: 'payout.retry',
  operation: payoutOperations.retry,
  verb: retryPayout,
  database,
  tenant: beforeApril,
  prepare: (tenant) => released(tenant, 'sepa'),
  input: (_, { payout }) => ({
    params: { id: payout.id },
    body: { note: 'account was closed' },
    ifMatch: payout.revision,
  }),
  expect: (_, output) => expect(output).toMatchObject({ status: 'cancelled', failure: 'AC04' }),
  badInput: [
    {
      label: 'without a note',
      input: (_, { payout }) => ({ params: { id: payout.id }, body: { note: '' }, ifMatch: payout.revision }),
      field: 'note',
    },
  ],
});

describe('a payout', () => {
  it('by hand is paid once, and its proof proves no other', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { money, operator, approve, sell, payout } = await released(tenant, 'manual');
    const settle = (one: { readonly id: string; readonly revision: number }) =>
      call(payoutOperations.settle, settlePayout, money.acting(operator), {
        params: { id: one.id },
        body: proof,
        ifMatch: one.revision,
      });
    const paid = await settle(payout);
    await expect(settle({ id: paid.id, revision: paid.revision })).rejects.toMatchObject({
      code: 'action_not_available',
    });
    await sell([{ externalId: 'B', at: '2026-05-01T05:00:00Z', net: 100_000n }]);
    const run = await money.prepareRun(operator, '2026-05-06', 'manual');
    await approve(run.number);
    const [next] = await tenant.inTenant((tx) => tx.select().from(payouts).where(eq(payouts.runId, run.id)));
    await expect(settle({ id: next?.id ?? '', revision: next?.revision ?? 0 })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [expect.objectContaining({ field: 'reference' })],
    });
    expect(await balances(tenant)).toMatchObject({ bank: -20_000n, payout_clearing: -20_000n });
  });

  it('is not moved on from what it was, when somebody has moved it meanwhile', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { payout } = await released(tenant, 'manual');
    const settled = () =>
      tenant.inTenant((tx) => movePayout(tenant.system, tx, payout, { event: 'settle', at: tenant.clock.now }));
    expect(await settled()).toMatchObject({ status: 'paid' });
    await expect(settled()).rejects.toThrow('changed by another');
    expect(await balances(tenant)).toMatchObject({ bank: -20_000n });
  });

  it('by a bank is paid by what the bank says alone', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { payout, operator } = await released(tenant, 'sepa');
    await expect(
      call(payoutOperations.settle, settlePayout, operator, {
        params: { id: payout.id },
        body: proof,
        ifMatch: payout.revision,
      }),
    ).rejects.toMatchObject({ code: 'action_not_available' });
  });

  it('that failed is owed again, and comes into the next run where it is approved anew', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { money, operator, approve } = await released(tenant, 'sepa');
    const { ctx } = tenant.partnerA.owner;
    const owed = (await call(payoutOperations.balances, balancesOf, ctx, { query: {} })).items;
    expect(owed).toMatchObject([{ available: { amount: '200.00' }, underWay: { amount: '0.00' } }]);
    const run = await money.prepareRun(operator, '2026-05-06');
    await approve(run.number);
    expect(tenant.ports.bank.book.map(({ amountMinor }) => amountMinor)).toEqual([-20_000n]);
  });

  it('that came back names the statements that it was for again when it is paid anew', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { money, operator, approve, sell } = await letPay(tenant);
    await sell([{ externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n }]);
    await insertPaymentMethod(tenant);
    tenant.clock.set('2026-05-04T06:00:00Z');
    await money.close(operator, '2026-04');
    await money.decide(tenant.finance, '2026-04');
    tenant.ports.bank.fault = { kind: 'return', code: 'MD07', afterDays: 2 };
    await approve((await money.prepareRun(operator, '2026-05-05')).number);
    await reconcilePayouts(tenant.system);
    tenant.clock.advance({ days: 3 });
    await reconcilePayouts(tenant.system);
    await approve((await money.prepareRun(operator, '2026-05-08')).number);
    const { ctx } = tenant.partnerA.owner;
    const { items } = await call(payoutOperations.list, listPayouts, ctx, { query: {} });
    expect(items.map(({ status }) => status).toSorted()).toEqual(['returned', 'sent']);
    const named = items.map(({ statements }) => statements.map(({ number }) => number));
    expect(named).toEqual([['ST-2026-04-00001'], ['ST-2026-04-00001']]);
  });

  it('is seen by its own partner alone, and only once its run is approved', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const paying = await letPay(tenant);
    await paying.sell([{ externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n }]);
    await insertPaymentMethod(tenant);
    const run = await paying.money.prepareRun(paying.operator, '2026-05-05');
    const seenBy = async (partner: TestTenant['partnerA']) =>
      (await call(payoutOperations.list, listPayouts, partner.owner.ctx, { query: {} })).items;
    expect(await seenBy(tenant.partnerA)).toEqual([]);
    await paying.approve(run.number);
    const [mine] = await seenBy(tenant.partnerA);
    expect(mine).toMatchObject({ status: 'sent', amount: { amount: '200.00' } });
    expect(await seenBy(tenant.partnerB)).toEqual([]);
    const found = async (query: object) =>
      (await call(payoutOperations.list, listPayouts, tenant.auditor, { query })).items.length;
    const { number } = run;
    expect(await found({ reference: number, rail: 'sepa', status: 'sent,paid', programId: tenant.programId })).toBe(1);
    expect(await found({ reference: mine?.endToEndId ?? '', runId: run.id, partnerId: tenant.partnerA.id })).toBe(1);
    for (const query of [
      { rail: 'manual' },
      { reference: 'RUN-0' },
      { status: 'held' },
      { partnerId: tenant.partnerB.id },
    ])
      expect(await found(query)).toBe(0);
    await expect(
      call(payoutOperations.get, getPayout, tenant.partnerB.owner.ctx, { params: { id: mine?.id ?? '' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

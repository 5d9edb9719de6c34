import { paymentMethodOperations } from '@countersign/contracts/payment-method/operations';
import { eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { payouts } from '@countersign/db/schema/payout';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { checkOwnPassword } from '../identity/check-own-password.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { ownersPassword, ownerWithPassword, tellMoney } from '../testing/money-story.ts';
import { beforeApril, letPay } from '../testing/paying-tenant.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { confirmPaymentMethod } from './confirm.ts';
import { listPaymentMethods } from './list.ts';
import { proposePaymentMethod } from './propose.ts';
import { refusePaymentMethod } from './refuse.ts';

const database = useTestDatabase();

const body = {
  rail: 'sepa' as const,
  holder: 'Müller Handel',
  country: 'DE',
  currency: 'EUR',
  account: 'DE89 3704 0044 0532 0130 00',
  password: ownersPassword,
};
const otherAccount = 'AT611904300234573201';

const proposed = async (tenant: TestTenant) => {
  const owner = await ownerWithPassword(tenant);
  return { owner, method: await tellMoney(tenant).proposeMethod(owner) };
};
const list = async (tenant: TestTenant, by: ServiceContext = tenant.admin) =>
  (await call(paymentMethodOperations.list, listPaymentMethods, by, { query: {} })).items;
const refuse = (tenant: TestTenant, id: string) =>
  call(paymentMethodOperations.refuse, refusePaymentMethod, tenant.finance, {
    params: { id },
    body: { reason: 'nobody there knows of it' },
    ifMatch: 1,
  });

describeWriteVerb({
  id: 'payment-method.propose',
  operation: paymentMethodOperations.propose,
  verb: proposePaymentMethod,
  database,
  prepare: async (tenant) => {
    const owner = await ownerWithPassword(tenant);
    // Leaves the count of attempts as every later one finds it.
    await checkOwnPassword(owner, ownersPassword);
    return owner;
  },
  by: (_, owner) => owner,
  otherTenant: null,
  input: () => ({ body }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({ status: 'proposed', isInUse: false, confirmedBy: null });
    expect(JSON.stringify(output)).not.toContain('370400440532');
    expect(Date.parse(output.usableFrom) - Date.parse(output.proposedAt)).toBe(72 * 3_600_000);
    expect(await list(tenant, tenant.partnerA.owner.ctx)).toHaveLength(1);
    expect(await list(tenant, tenant.partnerB.owner.ctx)).toEqual([]);
  },
  badInput: [
    {
      label: 'a digit changed',
      input: () => ({ body: { ...body, account: 'DE89370400440532013001' } }),
      field: 'account',
    },
    { label: 'no account', input: () => ({ body: { ...body, account: '' } }), field: 'account' },
    { label: 'a BIC that is none', input: () => ({ body: { ...body, bic: 'MARK' } }), field: 'bic' },
    { label: 'a currency there is not', input: () => ({ body: { ...body, currency: 'ABC' } }), field: 'currency' },
    { label: 'another rail', input: () => ({ body: { ...body, rail: 'cash' } }), field: 'rail' },
    { label: 'no password', input: () => ({ body: { ...body, password: '' } }), field: 'password' },
  ],
});

describeWriteVerb({
  id: 'payment-method.confirm',
  operation: paymentMethodOperations.confirm,
  verb: confirmPaymentMethod,
  database,
  prepare: async (tenant) => (await proposed(tenant)).method,
  input: (_, method) => ({ params: { id: method.id }, body: { how: 'called the number on file' }, ifMatch: 1 }),
  expect: (_, output) => expect(output).toMatchObject({ status: 'confirmed', confirmedBy: 'admin', isInUse: false }),
  badInput: [
    {
      label: 'without saying how',
      input: (_, method) => ({ params: { id: method.id }, body: { how: ' ' }, ifMatch: 1 }),
      field: 'how',
    },
  ],
});

describeWriteVerb({
  id: 'payment-method.refuse',
  operation: paymentMethodOperations.refuse,
  verb: refusePaymentMethod,
  database,
  prepare: async (tenant) => (await proposed(tenant)).method,
  input: (_, method) => ({ params: { id: method.id }, body: { reason: 'nobody there knows of it' }, ifMatch: 1 }),
  expect: (_, output) => expect(output).toMatchObject({ status: 'refused', refusal: 'nobody there knows of it' }),
  badInput: [
    {
      label: 'without a reason',
      input: (_, method) => ({ params: { id: method.id }, body: { reason: '' }, ifMatch: 1 }),
      field: 'reason',
    },
  ],
});

describe('a payment method', () => {
  it('takes the password again, and not for ever a wrong one', async () => {
    const tenant = await createTestTenant(database());
    const money = tellMoney(tenant);
    const owner = await ownerWithPassword(tenant);
    for (let turn = 0; turn < 10; turn += 1)
      await expect(money.proposeMethod(owner, { password: `guess ${turn}` })).rejects.toMatchObject({
        code: 'password_wrong',
      });
    await expect(money.proposeMethod(owner)).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await list(tenant)).toEqual([]);
  });

  it('is never confirmed by whoever proposed it, under whatever login', async () => {
    const tenant = await createTestTenant(database());
    const { owner, method } = await proposed(tenant);
    if (owner.actor.kind !== 'contact') throw new Error('the owner is a contact');
    const alsoStaff = await tenant.addMember({
      name: 'Both',
      roles: ['administrator'],
      personId: owner.actor.personId,
    });
    await expect(
      call(paymentMethodOperations.confirm, confirmPaymentMethod, alsoStaff.ctx, {
        params: { id: method.id },
        body: { how: 'I asked myself' },
        ifMatch: 1,
      }),
    ).rejects.toMatchObject({ code: 'same_person' });
  });

  it('is told to every owner and to finance of the partner, and to nobody else', async () => {
    const tenant = await createTestTenant(database());
    const { id: partnerId } = tenant.partnerA;
    const second = await tenant.addContact({ partnerId, name: 'Second owner', roles: ['owner'] });
    const finance = await tenant.addContact({ partnerId, name: 'Bookkeeper', roles: ['finance'] });
    await proposed(tenant);
    const told = await tenant.inTenant((tx) =>
      tx.select().from(messages).where(eq(messages.kind, 'payment_method_proposed')),
    );
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual(
      [tenant.partnerA.owner.email, second.email, finance.email].toSorted(),
    );
    expect(told.every(({ text }) => !text.includes('0532013000'))).toBe(true);
  });

  it('that is changed keeps the partner from being paid, also to the old account, until it has cooled off', async () => {
    const tenant = await createTestTenant(database(), beforeApril);
    const { money, sell, operator } = await letPay(tenant);
    await sell([{ externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n }]);
    const owner = await ownerWithPassword(tenant);
    const before = await money.addPaymentMethod(tenant.admin, { owner });
    const reasonNow = async () => {
      const run = await money.createRun(operator, '2026-05-20');
      const [row] = await tenant.inTenant((tx) => tx.select().from(payouts).where(eq(payouts.runId, run.id)));
      await money.cancelRun(operator, run);
      return row?.holdReason;
    };
    expect(await reasonNow()).toBeNull();
    const next = await money.proposeMethod(owner, { account: otherAccount });
    expect(await reasonNow()).toBe('payment_method_not_confirmed');
    await refuse(tenant, next.id);
    expect(await reasonNow()).toBeNull();
    expect((await list(tenant)).find(({ isInUse }) => isInUse)?.id).toBe(before.id);

    const last = await money.proposeMethod(owner, { account: otherAccount });
    await call(paymentMethodOperations.confirm, confirmPaymentMethod, tenant.admin, {
      params: { id: last.id },
      body: { how: 'called the number on file' },
      ifMatch: 1,
    });
    tenant.clock.advance({ hours: 71 });
    expect(await reasonNow()).toBe('payment_method_cooling_off');
    tenant.clock.advance({ hours: 1 });
    expect(await reasonNow()).toBeNull();
    expect((await list(tenant)).map(({ status }) => status)).toEqual(['confirmed', 'refused', 'replaced']);
  });

  it('that waited while a newer one was confirmed cannot be confirmed any more', async () => {
    const tenant = await createTestTenant(database());
    const { owner, method: older } = await proposed(tenant);
    tenant.clock.advance({ minutes: 1 });
    const newer = await tellMoney(tenant).proposeMethod(owner, { account: otherAccount });
    const confirm = (id: string) =>
      call(paymentMethodOperations.confirm, confirmPaymentMethod, tenant.admin, {
        params: { id },
        body: { how: 'called' },
        ifMatch: 1,
      });
    await confirm(newer.id);
    await expect(confirm(older.id)).rejects.toMatchObject({ code: 'action_not_available' });
  });
});

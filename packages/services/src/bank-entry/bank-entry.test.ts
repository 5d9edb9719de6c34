import { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import { sql } from '@countersign/db/query';
import { payouts } from '@countersign/db/schema/payout';
import { describe, expect, it } from 'vitest';
import { balances } from '../rating/testing/sales.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { beforeApril, insertPaymentMethod, letPay, payerIban } from '../testing/paying-tenant.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { assignBankEntry } from './assign.ts';
import { importBankStatement } from './import.ts';
import { listBankEntries } from './list.ts';
import { resolveBankEntry } from './resolve.ts';
import { unreadStatements } from './unread-statements.ts';

const database = useTestDatabase();

interface Entry {
  readonly reference: string;
  readonly endToEndId: string | null;
  readonly amountMinor: bigint;
  readonly isReturn?: boolean;
  readonly currency?: string;
}

/** A statement as the bank in memory writes it. */
function statementOf(entries: readonly Entry[], account: string = payerIban): never {
  const rest = {
    bookedOn: '2026-05-01',
    valueOn: null,
    currency: 'EUR',
    isReturn: false,
    reasonCode: null,
    note: null,
  };
  const all = entries.map((entry) => ({ ...rest, ...entry, amountMinor: String(entry.amountMinor) }));
  const statement = { id: '1', account, balances: [], entries: all, pendingCount: 0 };
  // A call's body is typed by its schema, and a file has none.
  return new TextEncoder().encode(JSON.stringify([statement])) as never;
}

const strange: Entry = { reference: 'R-1', endToEndId: 'NOBODYS', amountMinor: -4_200n };

/** A payout of 200.00 that the bank has taken on. */
async function sent(tenant: TestTenant) {
  const paying = await letPay(tenant);
  await paying.sell([{ externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n }]);
  await insertPaymentMethod(tenant);
  const run = await paying.money.prepareRun(paying.operator, '2026-05-05');
  await paying.approve(run.number);
  const statusOf = async () => (await tenant.inTenant((tx) => tx.select().from(payouts)))[0]?.status;
  const [payout] = await tenant.inTenant((tx) => tx.select().from(payouts));
  const endToEndId = payout?.endToEndId ?? null;
  const take = (entries: readonly Entry[], account?: string) =>
    call(bankEntryOperations.import, importBankStatement, paying.money.acting(paying.operator), {
      params: { id: paying.legalEntityId },
      body: statementOf(entries, account),
    });
  return { ...paying, run, endToEndId, statusOf, take };
}

const exception = async (tenant: TestTenant) => {
  const paying = await letPay(tenant);
  await call(bankEntryOperations.import, importBankStatement, paying.money.acting(paying.operator), {
    params: { id: paying.legalEntityId },
    body: statementOf([strange]),
  });
  const { items } = await call(bankEntryOperations.list, listBankEntries, tenant.admin, { query: {} });
  return { ...paying, id: items[0]?.id ?? '' };
};

describeWriteVerb({
  id: 'bank-entry.import',
  operation: bankEntryOperations.import,
  verb: importBankStatement,
  database,
  tenant: beforeApril,
  prepare: letPay,
  input: (_, { legalEntityId }) => ({ params: { id: legalEntityId }, body: statementOf([strange]) }),
  expect: (_, output) => expect(output).toEqual({ read: 1, known: 0, settled: 0, returned: 0, exceptions: 1 }),
  badInput: [
    {
      label: 'a statement that cannot be read',
      input: (_, { legalEntityId }) => ({ params: { id: legalEntityId }, body: new TextEncoder().encode('bytes') }),
      code: 'statement_unreadable',
    },
    {
      label: 'a statement of another account',
      input: (_, { legalEntityId }) => ({
        params: { id: legalEntityId },
        body: statementOf([strange], 'AT611904300234573201'),
      }),
      code: 'statement_unreadable',
    },
  ],
});

describeWriteVerb({
  id: 'bank-entry.assign',
  operation: bankEntryOperations.assign,
  verb: assignBankEntry,
  database,
  tenant: beforeApril,
  prepare: exception,
  input: ({ members }, { id }) => ({ params: { id }, body: { memberId: members.finance.id } }),
  expect: ({ members }, output) => expect(output.owner?.id).toBe(members.finance.id),
  badInput: [
    {
      label: 'a colleague there is not',
      input: ({ partnerA }, { id }) => ({ params: { id }, body: { memberId: partnerA.id } }),
      code: 'not_found',
      field: 'memberId',
    },
  ],
});

describeWriteVerb({
  id: 'bank-entry.resolve',
  operation: bankEntryOperations.resolve,
  verb: resolveBankEntry,
  database,
  tenant: beforeApril,
  prepare: exception,
  input: (_, { id }) => ({ params: { id }, body: { note: 'paid by card, booked by hand' } }),
  expect: (_, output) => expect(output).toMatchObject({ status: 'resolved', note: 'paid by card, booked by hand' }),
  badInput: [
    { label: 'without a note', input: (_, { id }) => ({ params: { id }, body: { note: '' } }), field: 'note' },
  ],
});

describe('a movement of the bank', () => {
  const arranged = async () => sent(await createTestTenant(database(), beforeApril));

  it('settles the payout whose key and exact amount it has, once, however often it is read', async () => {
    const { tenant, endToEndId, take, statusOf, money, run } = await arranged();
    const entry = { reference: 'R-2', endToEndId, amountMinor: -20_000n };
    expect(await take([entry])).toMatchObject({ settled: 1, exceptions: 0 });
    expect(await take([entry])).toMatchObject({ known: 1, settled: 0 });
    expect(await statusOf()).toBe('paid');
    expect(await money.getRun(run.id)).toMatchObject({ status: 'settled' });
    expect(await balances(tenant)).toEqual({ program_expense: 20_000n, bank: -20_000n });
    // The same payment under another reference is one that nobody ordered.
    expect(await take([{ ...entry, reference: 'R-3' }])).toMatchObject({ settled: 0, exceptions: 1 });
    expect(await balances(tenant)).toEqual({ program_expense: 20_000n, bank: -20_000n });
  });

  it.each([
    ['of another amount', { amountMinor: -20_001n }],
    ['in another currency', { amountMinor: -20_000n, currency: 'USD' }],
    ['in the other direction', { amountMinor: 20_000n }],
    ['that returns more than was sent', { amountMinor: 30_000n, isReturn: true }],
    ['with an unknown key', { amountMinor: -20_000n, endToEndId: 'NOBODYS' }],
    ['without a key', { amountMinor: -20_000n, endToEndId: null }],
  ])('%s is an exception that whoever prepared the run owns, and moves nothing', async (_, odd) => {
    const { tenant, endToEndId, take, statusOf } = await arranged();
    const before = await balances(tenant);
    expect(await take([{ reference: 'R-4', endToEndId, ...odd }])).toMatchObject({ exceptions: 1 });
    expect(await statusOf()).toBe('sent');
    expect(await balances(tenant)).toEqual(before);
    const { items } = await call(bankEntryOperations.list, listBankEntries, tenant.admin, {
      query: { status: 'exception' },
    });
    expect(items).toMatchObject([{ reference: 'R-4', owner: { name: 'Olga' } }]);
  });

  it('that brings money in for other reasons is none of ours', async () => {
    const { take } = await arranged();
    expect(await take([{ reference: 'R-5', endToEndId: null, amountMinor: 99n }])).toMatchObject({ read: 0 });
  });

  it('that returns what was paid gives it back to the partner', async () => {
    const { tenant, endToEndId, take, statusOf } = await arranged();
    await take([{ reference: 'R-6', endToEndId, amountMinor: -20_000n }]);
    const back = { reference: 'R-7', endToEndId, amountMinor: 20_000n, isReturn: true };
    expect(await take([back])).toMatchObject({ returned: 1 });
    expect(await take([back])).toMatchObject({ known: 1, returned: 0 });
    expect(await statusOf()).toBe('returned');
    expect(await balances(tenant)).toEqual({ program_expense: 20_000n, partner_available: -20_000n });
  });

  it('is taken from accounts that the company pays or has paid from, each with references of its own', async () => {
    const { tenant, endToEndId, take, legalEntityId, statusOf, run } = await arranged();
    const entry = { reference: 'R-8', endToEndId, amountMinor: -20_000n };
    const other = 'AT611904300234573201';
    await expect(take([entry], other)).rejects.toMatchObject({ code: 'statement_unreadable' });
    await tenant.inTenant((tx) =>
      tx.execute(sql`update legal_entities set iban = ${other} where id = ${legalEntityId}`),
    );
    const unread = await tenant.inTenant((tx) => unreadStatements(tenant.system, tx));
    expect(unread).toMatchObject([{ legalEntityId, account: payerIban }]);
    expect(await take([entry])).toMatchObject({ settled: 1 });
    expect(await take([{ ...strange, reference: 'R-8' }], other)).toMatchObject({ known: 0, exceptions: 1 });
    const back = { reference: 'R-9', endToEndId, amountMinor: 20_000n, isReturn: true };
    expect(await take([back])).toMatchObject({ returned: 1 });
    expect([await statusOf(), run.rail]).toEqual(['returned', 'sepa']);
  });
});

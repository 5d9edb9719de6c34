import { accountOperations } from '@countersign/contracts/account/operations';
import { and, eq } from '@countersign/db/query';
import { accounts, matchKeys } from '@countersign/db/schema/deal-registration';
import { describe, expect, it } from 'vitest';
import { findMatches } from '../matching/find-matches.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createAccount } from './create.ts';
import { getAccount } from './get.ts';
import { listAccounts } from './list.ts';
import { removeAccount } from './remove.ts';
import { updateAccount } from './update.ts';

const database = useTestDatabase();

const body = {
  name: 'Müller & Söhne GmbH',
  kind: 'customer' as const,
  country: 'DE',
  website: 'https://www.mueller-soehne.de/x',
  externalId: 'crm-1',
};
const add = (tenant: TestTenant, given: Partial<typeof body> = {}) =>
  call(accountOperations.create, createAccount, tenant.admin, { body: { ...body, ...given } });
const found = (tenant: TestTenant, name: string) =>
  tenant.inTenant((tx) =>
    findMatches(tenant.system, tx, {
      dealId: null,
      partnerId: null,
      productIds: [],
      customer: { name, country: 'DE', domain: null, registrationNumber: null },
    }),
  );

describeWriteVerb({
  id: 'account.create',
  operation: accountOperations.create,
  verb: createAccount,
  database,
  input: (tenant) => ({ body: { ...body, isNamed: true, salesOwnerId: tenant.members.salesOwner.id } }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({
      ...body,
      isNamed: true,
      domain: 'mueller-soehne.de',
      salesOwner: { id: tenant.members.salesOwner.id, name: 'salesOwner' },
      revision: 1,
    });
    expect((await found(tenant, 'Mueller u Soehne'))[0]).toMatchObject({ subjectId: output.id, isNamedAccount: true });
  },
  otherTenant: { code: 'invalid_input' },
  badInput: [
    { label: 'no name', input: () => ({ body: { ...body, name: '' } }), field: 'name' },
    { label: 'NUL in the name', input: () => ({ body: { ...body, name: 'a\0b' } }), field: 'name' },
    { label: 'a country there is not', input: () => ({ body: { ...body, country: 'QQ' } }), field: 'country' },
    {
      label: 'a website that is a script',
      input: () => ({ body: { ...body, website: 'javascript:alert(1)' } }),
      field: 'website',
    },
    {
      label: 'a sales owner who is not there',
      input: () => ({ body: { ...body, salesOwnerId: `mem_${'0'.repeat(26)}` } }),
      field: 'salesOwnerId',
    },
  ],
});

describeWriteVerb({
  id: 'account.update',
  operation: accountOperations.update,
  verb: updateAccount,
  database,
  prepare: (tenant) => add(tenant),
  input: (_, account) => ({
    params: { id: account.id },
    body: { name: 'Quantum Vellum AG', website: null },
    ifMatch: 1,
  }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({
      name: 'Quantum Vellum AG',
      website: null,
      domain: null,
      country: 'DE',
      revision: 2,
    });
    expect(await found(tenant, 'Mueller u Soehne')).toEqual([]);
    expect((await found(tenant, 'Quantum Vellum'))[0]?.subjectId).toBe(output.id);
  },
  badInput: [
    {
      label: 'a kind there is not',
      input: (_, account) => ({ params: { id: account.id }, body: { kind: 'friend' }, ifMatch: 1 }),
      field: 'kind',
    },
  ],
});

describeWriteVerb({
  id: 'account.remove',
  operation: accountOperations.remove,
  verb: removeAccount,
  database,
  prepare: (tenant) => add(tenant),
  input: (_, account) => ({ params: { id: account.id } }),
  expect: async (tenant, _, account) => {
    const left = await tenant.inTenant((tx) => tx.select().from(accounts).where(eq(accounts.id, account.id)));
    const keys = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(matchKeys)
        .where(and(eq(matchKeys.tenantId, tenant.id), eq(matchKeys.subjectId, account.id))),
    );
    expect([left, keys]).toEqual([[], []]);
  },
  badInput: [{ label: 'something that is no id', input: () => ({ params: { id: 'x' } }), field: 'id' }],
});

describe('accounts', () => {
  it('refuses a second account with the external id of another', async () => {
    const tenant = await createTestTenant(database());
    await add(tenant);
    const second = await add(tenant, { name: 'Another', externalId: 'crm-2' });
    await expect(add(tenant, { name: 'Third' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      call(accountOperations.update, updateAccount, tenant.admin, {
        params: { id: second.id },
        body: { externalId: 'crm-1' },
        ifMatch: 1,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lists them in order, page by page, by words, kind and owner', async () => {
    const tenant = await createTestTenant(database());
    for (const name of ['Corvo', 'Alpen', 'Baltic'])
      await add(tenant, { name, externalId: name, website: `https://${name.toLowerCase()}.com` });
    const list = (query: object) => call(accountOperations.list, listAccounts, tenant.auditor, { query });
    const first = await list({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['Alpen', 'Baltic']);
    expect(first.total).toBe(3);
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect([second.items.map(({ name }) => name), second.nextCursor]).toEqual([['Corvo'], null]);
    expect((await list({ search: 'alpen.c' })).items.length).toBe(1);
    expect((await list({ search: '%' })).items.length).toBe(0);
    expect((await list({ kind: 'prospect' })).items.length).toBe(0);
    expect((await list({ named: 'false', sort: '-name' })).items[0]?.name).toBe('Corvo');
  });

  it('shows an account to its own tenant alone', async () => {
    const [tenant, other] = [await createTestTenant(database()), await createTestTenant(database())];
    const account = await add(tenant);
    expect(await call(accountOperations.get, getAccount, tenant.auditor, { params: { id: account.id } })).toEqual(
      account,
    );
    await expect(
      call(accountOperations.get, getAccount, other.admin, { params: { id: account.id } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

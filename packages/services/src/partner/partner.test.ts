import { partnerOperations } from '@countersign/contracts/partner/operations';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createPartner } from './create.ts';
import { getPartner } from './get.ts';
import { listPartners } from './list.ts';
import { updatePartner } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'partner.create',
  operation: partnerOperations.create,
  verb: createPartner,
  database,
  by: (tenant) => tenant.pm,
  otherTenant: { by: (other) => other.pm },
  input: (tenant) => ({
    body: {
      name: 'Ōsaka Tsūshin',
      type: 'referral' as const,
      country: 'JP',
      website: 'https://tsushin.example',
      programId: tenant.programId,
      managerId: tenant.members.pm.id,
    },
  }),
  expect: (tenant, output) =>
    expect(output).toMatchObject({
      status: 'active',
      manager: { id: tenant.members.pm.id, name: 'pm' },
      programs: [{ programId: tenant.programId, name: 'Halden Partner Program' }],
      openDeals: 0,
      contactCount: 0,
      revision: 1,
    }),
  badInput: [
    {
      label: 'a country there is not',
      input: (tenant) => ({ body: { name: 'X', type: 'reseller', country: 'ZZ', programId: tenant.programId } }),
      field: 'country',
    },
    {
      label: 'a type the program does not take',
      input: (tenant) => ({ body: { name: 'X', type: 'creator', country: 'DE', programId: tenant.programId } }),
      field: 'type',
    },
    {
      label: 'a name that is taken',
      input: (tenant) => ({
        body: { name: 'Nordlicht Systemhaus', type: 'reseller', country: 'DE', programId: tenant.programId },
      }),
      code: 'conflict',
      field: 'name',
    },
    {
      label: 'a manager there is not',
      input: (tenant) => ({
        body: {
          name: 'X',
          type: 'reseller',
          country: 'DE',
          programId: tenant.programId,
          managerId: tenant.partnerA.owner.id,
        },
      }),
      code: 'not_found',
      field: 'managerId',
    },
    {
      label: 'a website with a script',
      input: (tenant) => ({
        body: {
          name: 'X',
          type: 'reseller',
          country: 'DE',
          website: 'javascript:alert(1)',
          programId: tenant.programId,
        },
      }),
      field: 'website',
    },
  ],
});

describeWriteVerb({
  id: 'partner.update',
  operation: partnerOperations.update,
  verb: updatePartner,
  database,
  by: (tenant) => tenant.partnerA.owner.ctx,
  forbidden: (tenant) => tenant.partnerA.sales.ctx,
  otherTenant: { by: (other) => other.pm },
  input: (tenant) => ({
    params: { id: tenant.partnerA.id },
    ifMatch: 1,
    body: { name: 'Nordlicht AG', website: 'https://nordlicht.example' },
  }),
  expect: (_, output) =>
    expect(output).toMatchObject({ name: 'Nordlicht AG', website: 'https://nordlicht.example', revision: 2 }),
  badInput: [
    {
      label: 'another partner',
      input: (tenant) => ({ params: { id: tenant.partnerB.id }, ifMatch: 1, body: { name: 'X' } }),
      code: 'not_found',
    },
    {
      label: 'its own status',
      input: (tenant) => ({ params: { id: tenant.partnerA.id }, ifMatch: 1, body: { status: 'active' } }),
      code: 'forbidden',
    },
    {
      label: 'the name of another',
      input: (tenant) => ({ params: { id: tenant.partnerA.id }, ifMatch: 1, body: { name: 'Brightwater Partners' } }),
      code: 'conflict',
    },
    {
      label: 'a country there is not',
      input: (tenant) => ({ params: { id: tenant.partnerA.id }, ifMatch: 1, body: { country: 'XX' } }),
      field: 'country',
    },
  ],
});

describe('partners', () => {
  it('page in either direction of each order', async () => {
    const tenant = await createTestTenant(database());
    for (const name of ['Alpha', 'Beta', 'Gamma']) {
      tenant.clock.advance({ minutes: 1 });
      await tenant.addPartner(name);
    }
    const walk = async (sort: 'name' | '-name' | 'createdAt' | '-createdAt') => {
      const names: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await call(partnerOperations.list, listPartners, tenant.auditor, {
          query: { sort, limit: 2, ...(cursor ? { cursor } : {}) },
        });
        names.push(...page.items.map((item) => item.name));
        cursor = page.nextCursor;
      }
      return names;
    };
    const byName = ['Alpha', 'Beta', 'Brightwater Partners', 'Gamma', 'Nordlicht Systemhaus'];
    expect(await walk('name')).toEqual(byName);
    expect(await walk('-name')).toEqual(byName.toReversed());
    const byAge = ['Nordlicht Systemhaus', 'Brightwater Partners', 'Alpha', 'Beta', 'Gamma'];
    expect(await walk('createdAt')).toEqual(byAge);
    expect(await walk('-createdAt')).toEqual(byAge.toReversed());
  });

  it('are found by name, type, program and manager', async () => {
    const tenant = await createTestTenant(database());
    const names = async (query: object) =>
      (await call(partnerOperations.list, listPartners, tenant.auditor, { query })).items.map(({ name }) => name);
    expect(await names({ search: 'bright' })).toEqual(['Brightwater Partners']);
    expect(await names({ type: 'creator,affiliate' })).toEqual([]);
    expect(await names({ managerId: tenant.members.pm.id, programId: tenant.programId })).toHaveLength(2);
    expect(await names({ managerId: tenant.members.director.id })).toEqual([]);
    await expect(names({ sort: 'email' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('see themselves and nobody else', async () => {
    const tenant = await createTestTenant(database());
    const get = (id: string) => call(partnerOperations.get, getPartner, tenant.partnerA.sales.ctx, { params: { id } });
    expect(await get(tenant.partnerA.id)).toMatchObject({ name: 'Nordlicht Systemhaus', contactCount: 2 });
    await expect(get(tenant.partnerB.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(call(partnerOperations.list, listPartners, tenant.partnerA.owner.ctx)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

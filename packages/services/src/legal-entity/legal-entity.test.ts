import { legalEntityOperations } from '@countersign/contracts/legal-entity/operations';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createLegalEntity } from './create.ts';
import { ensureDefaultLegalEntity } from './ensure-default.ts';
import { listLegalEntities } from './list.ts';
import { updateLegalEntity } from './update.ts';

const database = useTestDatabase();

const body = {
  name: 'Halden Systems Ltd',
  country: 'GB',
  vatNumber: 'GB 123 4567 89',
  iban: 'GB82 WEST 1234 5698 7654 32',
  bic: 'WESTGB2L',
  baseCurrency: 'GBP',
};
const add = (tenant: TestTenant) => call(legalEntityOperations.create, createLegalEntity, tenant.admin, { body });
const list = (tenant: TestTenant) => call(legalEntityOperations.list, listLegalEntities, tenant.auditor);
const ensure = (tenant: TestTenant) => tenant.inTenant((tx) => ensureDefaultLegalEntity(tenant.system, tx));

describeWriteVerb({
  id: 'legal-entity.create',
  operation: legalEntityOperations.create,
  verb: createLegalEntity,
  database,
  otherTenant: null,
  input: () => ({ body }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({
      ...body,
      vatNumber: 'GB123456789',
      iban: 'GB82WEST12345698765432',
      isDefault: false,
      revision: 1,
    });
    expect((await list(tenant)).items.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Halden Systems', true],
      ['Halden Systems Ltd', false],
    ]);
  },
  badInput: [
    { label: 'no name', input: () => ({ body: { ...body, name: ' ' } }), field: 'name' },
    { label: 'a country there is not', input: () => ({ body: { ...body, country: 'QQ' } }), field: 'country' },
    {
      label: 'a currency there is not',
      input: () => ({ body: { ...body, baseCurrency: 'ABC' } }),
      field: 'baseCurrency',
    },
    {
      label: 'an IBAN with two digits exchanged',
      input: () => ({ body: { ...body, iban: 'GB82 WEST 1234 5698 7654 23' } }),
      field: 'iban',
    },
    { label: 'a BIC that is none', input: () => ({ body: { ...body, bic: 'WEST' } }), field: 'bic' },
    { label: 'a VAT number that is none', input: () => ({ body: { ...body, vatNumber: '12' } }), field: 'vatNumber' },
    {
      label: 'a name that is taken',
      input: () => ({ body: { ...body, name: 'Halden Systems' } }),
      code: 'conflict',
      field: 'name',
    },
  ],
});

describeWriteVerb({
  id: 'legal-entity.update',
  operation: legalEntityOperations.update,
  verb: updateLegalEntity,
  database,
  prepare: add,
  input: (_, entity) => ({
    params: { id: entity.id },
    ifMatch: 1,
    body: { name: 'Halden UK', iban: null, isDefault: true as const },
  }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({ name: 'Halden UK', iban: null, bic: 'WESTGB2L', isDefault: true, revision: 2 });
    expect(await ensure(tenant)).toBe(output.id);
    expect((await list(tenant)).items.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  },
  badInput: [
    {
      label: 'a name that is taken',
      input: (_, entity) => ({ params: { id: entity.id }, ifMatch: 1, body: { name: 'Halden Systems' } }),
      code: 'conflict',
      field: 'name',
    },
    {
      label: 'to be no longer the default, which only another can bring about',
      input: (_, entity) => ({ params: { id: entity.id }, ifMatch: 1, body: { isDefault: false } }),
      field: 'isDefault',
    },
  ],
});

describe('the default legal entity', () => {
  it('is made once for a tenant that has none, however many ask at once', async () => {
    const tenant = await createTestTenant(database());
    expect((await list(await createTestTenant(database()))).items).toHaveLength(1);
    const ids = await Promise.all(Array.from({ length: 8 }, () => ensure(tenant)));
    expect(new Set(ids).size).toBe(1);
    expect((await list(tenant)).items).toEqual([
      expect.objectContaining({
        id: ids[0],
        name: 'Halden Systems',
        baseCurrency: 'EUR',
        country: null,
        isDefault: true,
      }),
    ]);
  });
});

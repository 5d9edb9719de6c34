import { customers } from '@countersign/db/schema/deal-registration';
import { describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import type { LocatedCustomer } from './identity-keys.ts';
import { resolveCustomer } from './resolve-customer.ts';
import { resolveCustomers } from './resolve-customers.ts';

const database = useTestDatabase();

type Given = readonly [name: string, country: string, domain?: string, registrationNumber?: string];
const customerOf = ([name, country, domain, registrationNumber]: Given): LocatedCustomer => ({
  name,
  country,
  domain: domain ?? null,
  registrationNumber: registrationNumber ?? null,
});
const files: readonly (readonly Given[])[] = [
  [
    ['Müller & Söhne GmbH', 'DE'],
    ['Mueller u. Soehne', 'DE'],
    ['Müller & Söhne GmbH', 'AT'],
    ['Alpha GmbH', 'DE', undefined, 'HRB 12345'],
    ['Beta GmbH', 'DE', undefined, 'hrb12345'],
    ['Alpha GmbH', 'DE', undefined, 'HRB 99999'],
    ['Walvax Biotech', 'CN', 'walvax.example'],
    ['Walvax Biotechnology', 'CN', 'walvax.example'],
    ['Hansen Shipping', 'DK', 'hansen.example'],
    ['Petersen Insurance', 'DK', 'hansen.example'],
    ['Lonely AG', 'CH'],
  ],
  [
    ['Lonely', 'CH'],
    ['Lonely AG', 'CH', 'lonely.example'],
    ['Lonely AG', 'CH', undefined, 'CHE-1'],
    ['Hansen Shipping', 'DK', 'hansen.example'],
    ['Hansen Shipping ApS', 'DK', 'hansen.example'],
    ['Alpha GmbH', 'DE'],
    ['Walvax Biotech', 'CN'],
    ['New One', 'SE', 'new-one.example'],
  ],
];
const asked = (file: readonly Given[]) => new Map(file.map((given) => [JSON.stringify(given), customerOf(given)]));
const count = async (tenant: TestTenant) => (await tenant.inTenant((tx) => tx.select().from(customers))).length;

describe('the legal entities of many customers at once', () => {
  it('are those that each would be given by itself', async () => {
    const [single, many] = [await createTestTenant(database()), await createTestTenant(database())];
    const groups = { single: new Map<string, string[]>(), many: new Map<string, string[]>() };
    for (const file of files) {
      const wanted = asked(file);
      for (const ref of [...wanted.keys()].toSorted()) {
        const customer = wanted.get(ref);
        if (!customer) continue;
        const id = await single.inTenant((tx) => resolveCustomer(single.system, tx, customer));
        groups.single.set(id, [...(groups.single.get(id) ?? []), ref]);
      }
      const ids = await many.inTenant((tx) => resolveCustomers(many.system, tx, wanted));
      for (const ref of [...wanted.keys()].toSorted()) {
        const id = ids.get(ref) ?? '';
        groups.many.set(id, [...(groups.many.get(id) ?? []), ref]);
      }
    }
    const shape = (of: Map<string, string[]>) => [...of.values()].map((refs) => refs.toSorted()).toSorted();
    expect(shape(groups.many)).toEqual(shape(groups.single));
    expect(await count(many)).toBe(await count(single));
  });

  it('are the same ones for several who ask at once', async () => {
    const tenant = await createTestTenant(database());
    const wanted = asked(files.flat());
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => tenant.inTenant((tx) => resolveCustomers(tenant.system, tx, wanted))),
    );
    const [first] = answers;
    for (const answer of answers)
      expect([...answer].toSorted()).toEqual([...(first ?? new Map<string, string>())].toSorted());
  });
});

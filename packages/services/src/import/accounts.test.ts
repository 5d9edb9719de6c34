import { accounts } from '@countersign/db/schema/deal-registration';
import { describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { commitAndRun, mapAndValidate, startImport } from './testing/import-file.ts';

const database = useTestDatabase();

describe('accounts from CSV', () => {
  it('maps owners and kinds, refuses what it does not know, and adds each once', async () => {
    const tenant = await createTestTenant(database());
    const file =
      'CRM id,Account name,Type,Country,Website,Account owner,Named account\n1,Borealis Foods AS,Customer,Norway,borealis.example.com,salesOwner,yes\n,Halvorsen,Prospect,,,,\n3,Nobody,Friend,XX,,Stranger,perhaps\n';
    const started = await startImport(tenant, { kind: 'account', csv: file });
    expect(Object.keys(started.unmappedValues).sort()).toEqual(['country', 'kind', 'salesOwner']);
    const now = await mapAndValidate(tenant, started.id, {
      ...started.suggestedMapping,
      columns: { ...started.suggestedMapping.columns, externalId: 'CRM id' },
    });
    expect(now.counts).toMatchObject({ valid: 2, invalid: 1 });
    await commitAndRun(tenant, started.id);
    await commitAndRun(tenant, (await startAgain(tenant, file)).id);
    const rows = await tenant.inTenant((tx) => tx.select().from(accounts).orderBy(accounts.name));
    expect(rows.length).toBe(2);
    expect(rows[0]).toMatchObject({
      name: 'Borealis Foods AS',
      isNamed: true,
      kind: 'customer',
      country: 'NO',
      domain: 'example.com',
      salesOwnerId: tenant.members.salesOwner.id,
      externalId: '1',
    });
    expect(rows[1]).toMatchObject({ name: 'Halvorsen', isNamed: false, kind: 'prospect', country: null });
  });

  async function startAgain(tenant: TestTenant, file: string) {
    const again = await startImport(tenant, { kind: 'account', csv: file });
    const now = await mapAndValidate(tenant, again.id, {
      ...again.suggestedMapping,
      columns: { ...again.suggestedMapping.columns, externalId: 'CRM id' },
    });
    expect(now.counts).toMatchObject({ skipped: 2, invalid: 1 });
    return again;
  }
});

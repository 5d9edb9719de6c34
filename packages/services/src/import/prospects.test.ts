import { prospectEvents, prospects } from '@countersign/db/schema/prospect';
import { describe, expect, it } from 'vitest';
import { openProspects } from '../prospect/sealed-prospect.internal.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { commitAndRun, mapAndValidate, startImport } from './testing/import-file.ts';

const database = useTestDatabase();

describe('prospects from CSV', () => {
  it('says which look like somebody who is there, refuses what it does not know, and adds each once', async () => {
    const tenant = await createTestTenant(database());
    const csv =
      'Company,Partner type,Country,Website,E-mail,Owner\nHolunder AG,reseller,Germany,holunder.example,hans@holunder.example,pm\nNordlicht Systemhaus,,,,,\nMoor,wizard,XX,,no mail,Stranger\n';
    const run = async () => {
      const started = await startImport(tenant, { kind: 'prospect', csv });
      const now = await mapAndValidate(tenant, started.id, started.suggestedMapping);
      await commitAndRun(tenant, started.id);
      return now.counts;
    };
    expect(await run()).toMatchObject({ valid: 1, flagged: 1, invalid: 1 });
    expect(await run()).toMatchObject({ skipped: 2, invalid: 1 });
    const rows = await tenant.inTenant(async (tx) =>
      openProspects(tenant.system, tx, await tx.select().from(prospects).orderBy(prospects.name)),
    );
    expect(rows).toMatchObject([
      {
        name: 'Holunder AG',
        source: 'import',
        status: 'identified',
        partnerType: 'reseller',
        country: 'DE',
        domain: 'holunder.example',
        contactEmail: 'hans@holunder.example',
        ownerMemberId: tenant.members.pm.id,
      },
      { name: 'Nordlicht Systemhaus', partnerType: 'reseller' },
    ]);
    expect(await tenant.inTenant((tx) => tx.select().from(prospectEvents))).toHaveLength(2);
  });
});

import { tenantOperations } from '@countersign/contracts/tenant/operations';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createTenant } from './create.ts';
import { getTenant } from './get.ts';
import { updateTenant } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'tenant.update',
  operation: tenantOperations.update,
  verb: updateTenant,
  database,
  otherTenant: null,
  input: () => ({ ifMatch: 1, body: { name: 'Halden GmbH', colour: '#AABBCC', defaultLocale: 'de' as const } }),
  expect: (_, output) =>
    expect(output).toMatchObject({
      name: 'Halden GmbH',
      colour: '#AABBCC',
      defaultLocale: 'de',
      logoFileId: null,
      revision: 2,
    }),
  badInput: [
    {
      label: 'a logo there is not',
      input: (tenant) => ({ ifMatch: 1, body: { logoFileId: tenant.programId } }),
      code: 'not_found',
      field: 'logoFileId',
    },
    { label: 'a colour that is none', input: () => ({ ifMatch: 1, body: { colour: 'red;}' } }), field: 'colour' },
    { label: 'a name of 1 MB', input: () => ({ ifMatch: 1, body: { name: 'x'.repeat(1_000_000) } }), field: 'name' },
  ],
});

describe('createTenant', () => {
  it('makes further tenants with addresses of their own, and one login per mail address', async () => {
    const first = await createTestTenant(database());
    const given = (email: string) => ({
      company: 'Halden Systems',
      administrator: { name: 'Ada', email, password: 'a-long-password', locale: 'en' as const },
      program: {
        name: 'P',
        preset: 'igaming' as const,
        currency: 'EUR',
        zone: 'Europe/Malta',
        holidaySet: 'none' as const,
      },
    });
    const one = await createTenant(first.system, given('one@halden.example'));
    const two = await createTenant(first.system, given('two@halden.example'));
    const slugs = await Promise.all(
      [one, two].map(
        async ({ tenantId }) => (await call(tenantOperations.get, getTenant, { ...first.system, tenantId })).slug,
      ),
    );
    expect(slugs).toEqual(['halden-systems', 'halden-systems-2']);
    await expect(createTenant(first.system, given('two@halden.example'))).rejects.toMatchObject({
      fields: [{ field: 'email', code: 'email_taken' }],
    });
  });
});

import { eq } from '@countersign/db/query';
import { partners, programs } from '@countersign/db/schema/tenant';
import { describe, expect, it } from 'vitest';
import { twentyPercent } from '../rating/testing/sales.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { refusePartnerByLaw, refusePlanByLaw } from './refuse-models.ts';

const database = useTestDatabase();

async function broker(): Promise<TestTenant> {
  const tenant = await createTestTenant(database());
  await tenant.inTenant(async (tx) => {
    await tx.update(programs).set({ preset: 'forex_ib' }).where(eq(programs.id, tenant.programId));
    await tx.update(partners).set({ country: 'GB', type: 'referral' }).where(eq(partners.id, tenant.partnerA.id));
  });
  return tenant;
}

describe('a rule of law', () => {
  it('keeps a referrer of retail clients out, naming its source and day, and nobody else', async () => {
    const tenant = await broker();
    const enrolling = (partnerId: string) =>
      tenant.inTenant((tx) => refusePartnerByLaw(tenant.system, tx, { partnerId, programId: tenant.programId }));
    await expect(enrolling(tenant.partnerA.id)).rejects.toMatchObject({
      code: 'rule_of_law',
      facts: { gate: 'fca-cfd', source: 'FCA PS19/18; COBS 22.5', jurisdictions: ['GB'], on: '2026-04-02' },
    });
    await expect(enrolling(tenant.partnerB.id)).resolves.toBeUndefined();
  });

  it('refuses a plan whose bonus is forbidden where its customers are', async () => {
    const tenant = await broker();
    const [rule] = twentyPercent.rules;
    const activating = (kind: string, country: string) => {
      const document = {
        ...twentyPercent,
        rules: rule ? [{ ...rule, kind, when: { ...rule.when, countries: [country] } }] : [],
      };
      return tenant.inTenant((tx) => refusePlanByLaw(tenant.system, tx, { programId: tenant.programId, document }));
    };
    await expect(activating('milestone', 'CY')).rejects.toMatchObject({ facts: { gate: 'cysec-volume' } });
    await expect(activating('percentage', 'CY')).resolves.toBeUndefined();
    await expect(activating('milestone', 'DE')).resolves.toBeUndefined();
  });
});

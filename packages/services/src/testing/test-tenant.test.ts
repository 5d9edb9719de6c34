import { programs } from '@countersign/db/schema/tenant';
import { describe, expect, it } from 'vitest';
import { read } from '../transact.ts';
import { createTestTenant } from './test-tenant.ts';
import { useTestDatabase } from './use-test-database.ts';

describe('createTestTenant', () => {
  const database = useTestDatabase();

  it('gives tenants that share nothing in one database', async () => {
    const one = await createTestTenant(database());
    const two = await createTestTenant(database());
    const seen = await read(two.admin, (tx) => tx.select({ id: programs.id }).from(programs));
    expect(seen).toEqual([{ id: two.programId }]);
    expect(one.programId).not.toBe(two.programId);
    expect(one.partnerA.owner.id).toMatch(/^con_[0-9a-z]{26}$/);
  });

  it('lets a test set the clock of all its contexts', async () => {
    const tenant = await createTestTenant(database());
    expect(new Date(tenant.pm.now()).toISOString()).toBe('2026-04-02T14:00:00.000Z');
    tenant.clock.advance({ days: 1, hours: 2 });
    expect(new Date(tenant.partnerB.sales.ctx.now()).toISOString()).toBe('2026-04-03T16:00:00.000Z');
  });
});

import { auditOperations } from '@countersign/contracts/audit/operations';
import { productOperations } from '@countersign/contracts/product/operations';
import { describe, expect, it } from 'vitest';
import { createProduct } from '../product/create.ts';
import { call } from '../testing/call.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { listAudit } from './list.ts';
import { statusAudit } from './status.ts';

const database = useTestDatabase();

describe('audit.list', () => {
  it('gives the company its own rows, newest first and page by page', async () => {
    const [tenant, other] = [await createTestTenant(database()), await createTestTenant(database())];
    for (const code of ['A', 'B', 'C']) {
      tenant.clock.advance({ minutes: 1 });
      await call(productOperations.create, createProduct, tenant.admin, { body: { name: code, code } });
    }
    await call(productOperations.create, createProduct, other.admin, { body: { name: 'D', code: 'D' } });
    const list = (query: object) => call(auditOperations.list, listAudit, tenant.auditor, { query });
    const first = await list({ limit: 2 });
    const rest = await list({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ facts }) => facts['code'])).toEqual(['C', 'B', 'A']);
    expect(first.total).toBe(3);
    expect(first.items[0]).toMatchObject({
      actor: { kind: 'member', id: tenant.members.admin.id },
      action: 'product.create',
      sealedAs: null,
    });
    expect(
      (await list({ from: '2026-04-02T14:02:00Z', to: '2026-04-02T16:03:00+02:00' })).items.map(
        ({ facts }) => facts['code'],
      ),
    ).toEqual(['B']);
    expect((await list({ actorId: tenant.members.pm.id })).total).toBe(0);
    expect(await call(auditOperations.status, statusAudit, tenant.auditor)).toMatchObject({
      rows: 3,
      sealed: 0,
      checkpointSequence: null,
    });
  });

  it('refuses what it cannot look for, and whom it is not for', async () => {
    const tenant = await createTestTenant(database());
    await expect(
      call(auditOperations.list, listAudit, tenant.auditor, { query: { action: 'a\u0000' } }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(
      call(auditOperations.list, listAudit, tenant.auditor, { query: { from: '2026-02-30T00:00:00Z' } }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(call(auditOperations.list, listAudit, tenant.pm)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(call(auditOperations.list, listAudit, tenant.partnerA.owner.ctx)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

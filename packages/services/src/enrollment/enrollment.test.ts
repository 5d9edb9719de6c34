import { enrollmentOperations } from '@countersign/contracts/enrollment/operations';
import { programOperations } from '@countersign/contracts/program/operations';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../program/create.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createEnrollment } from './create.ts';
import { listEnrollments } from './list.ts';
import { updateEnrollment } from './update.ts';

const database = useTestDatabase();

async function secondProgram(tenant: TestTenant): Promise<string> {
  const body = { name: 'Second', preset: 'saas' as const, currency: 'USD', zone: 'UTC', calendarId: tenant.calendarId };
  return (await call(programOperations.create, createProgram, tenant.admin, { body })).id;
}

describeWriteVerb({
  id: 'enrollment.create',
  operation: enrollmentOperations.create,
  verb: createEnrollment,
  database,
  prepare: secondProgram,
  by: (tenant) => tenant.pm,
  otherTenant: { by: (other) => other.pm },
  input: (tenant, programId) => ({
    body: { partnerId: tenant.partnerA.id, programId, tier: 'Silver', managerId: tenant.members.director.id },
  }),
  expect: (tenant, output) =>
    expect(output).toMatchObject({
      partnerName: 'Nordlicht Systemhaus',
      programName: 'Second',
      tier: 'Silver',
      manager: { id: tenant.members.director.id },
      status: 'active',
    }),
  badInput: [
    {
      label: 'a program it is in',
      input: (tenant) => ({ body: { partnerId: tenant.partnerA.id, programId: tenant.programId } }),
      code: 'conflict',
    },
    {
      label: 'a parent in another program',
      input: (tenant, programId) => ({
        body: { partnerId: tenant.partnerA.id, programId, parentId: tenant.partnerB.enrollmentId },
      }),
      code: 'not_found',
      field: 'parentId',
    },
    { label: 'no partner', input: (_, programId) => ({ body: { programId } }), field: 'partnerId' },
  ],
});

describeWriteVerb({
  id: 'enrollment.update',
  operation: enrollmentOperations.update,
  verb: updateEnrollment,
  database,
  by: (tenant) => tenant.pm,
  otherTenant: { by: (other) => other.pm },
  input: (tenant) => ({
    params: { id: tenant.partnerA.enrollmentId },
    body: { tier: 'Gold', managerId: null, parentId: tenant.partnerB.enrollmentId, status: 'paused' as const },
  }),
  expect: (tenant, output) =>
    expect(output).toMatchObject({
      tier: 'Gold',
      manager: null,
      parentId: tenant.partnerB.enrollmentId,
      status: 'paused',
    }),
  badInput: [
    {
      label: 'itself as its parent',
      input: (tenant) => ({
        params: { id: tenant.partnerA.enrollmentId },
        body: { parentId: tenant.partnerA.enrollmentId },
      }),
      field: 'parentId',
    },
    {
      label: 'a manager there is not',
      input: (tenant) => ({
        params: { id: tenant.partnerA.enrollmentId },
        body: { managerId: tenant.partnerA.owner.id },
      }),
      code: 'not_found',
      field: 'managerId',
    },
  ],
});

describe('enrollments', () => {
  it('make no circle in the partner tree', async () => {
    const tenant = await createTestTenant(database());
    const [a, b] = [tenant.partnerA.enrollmentId, tenant.partnerB.enrollmentId];
    await call(enrollmentOperations.update, updateEnrollment, tenant.pm, { params: { id: a }, body: { parentId: b } });
    await expect(
      call(enrollmentOperations.update, updateEnrollment, tenant.pm, { params: { id: b }, body: { parentId: a } }),
    ).rejects.toMatchObject({ fields: [{ field: 'parentId', code: 'circular' }] });
  });

  it('are shown to a partner for itself alone', async () => {
    const tenant = await createTestTenant(database());
    const { items, total } = await call(enrollmentOperations.list, listEnrollments, tenant.partnerB.sales.ctx, {
      query: { partnerId: tenant.partnerB.id },
    });
    expect([items.map(({ id }) => id), total]).toEqual([[tenant.partnerB.enrollmentId], 1]);
    expect(
      (
        await call(enrollmentOperations.list, listEnrollments, tenant.partnerB.sales.ctx, {
          query: { partnerId: tenant.partnerA.id },
        })
      ).total,
    ).toBe(0);
  });
});

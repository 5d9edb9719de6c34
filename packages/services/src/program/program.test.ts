import { policyOperations } from '@countersign/contracts/policy/operations';
import { programOperations } from '@countersign/contracts/program/operations';
import { describe, expect, it } from 'vitest';
import { listPolicies } from '../policy/list.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createProgram } from './create.ts';
import { getProgram } from './get.ts';
import { listPrograms } from './list.ts';
import { updateProgram } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'program.create',
  operation: programOperations.create,
  verb: createProgram,
  database,
  input: (tenant) => ({
    body: {
      name: 'Brokers',
      preset: 'forex_ib' as const,
      currency: 'KWD',
      zone: 'Asia/Kuwait',
      calendarId: tenant.calendarId,
    },
  }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({
      partnerTypes: ['introducing_broker', 'affiliate'],
      settings: { approvalThreshold: { amount: '50000.000', currency: 'KWD' }, standardDiscountBp: 0 },
    });
    const policies = await call(policyOperations.list, listPolicies, tenant.auditor);
    expect(policies.items).toContainEqual(
      expect.objectContaining({ programId: output.id, activeVersion: 1, isReviewed: false }),
    );
  },
  badInput: [
    {
      label: 'a zone there is not',
      input: (tenant) => ({
        body: { name: 'B', preset: 'saas', currency: 'EUR', zone: 'Mars/Base', calendarId: tenant.calendarId },
      }),
      field: 'zone',
    },
    {
      label: 'a currency there is not',
      input: (tenant) => ({
        body: { name: 'B', preset: 'saas', currency: 'ABC', zone: 'UTC', calendarId: tenant.calendarId },
      }),
      field: 'currency',
    },
    {
      label: 'a name that is taken',
      input: (tenant) => ({
        body: {
          name: 'Halden Partner Program',
          preset: 'saas',
          currency: 'EUR',
          zone: 'UTC',
          calendarId: tenant.calendarId,
        },
      }),
      code: 'conflict',
      field: 'name',
    },
    {
      label: 'no calendar of ours',
      input: (tenant) => ({
        body: { name: 'B', preset: 'saas', currency: 'EUR', zone: 'UTC', calendarId: tenant.programId },
      }),
      code: 'not_found',
      field: 'calendarId',
    },
  ],
});

describeWriteVerb({
  id: 'program.update',
  operation: programOperations.update,
  verb: updateProgram,
  database,
  input: (tenant) => ({
    params: { id: tenant.programId },
    ifMatch: 1,
    body: {
      name: 'Renamed',
      settings: {
        protectionDays: 60,
        approvalThreshold: { amount: '20000', currency: 'EUR' },
        payoutMinimum: { amount: '10', currency: 'EUR' },
        payoutUnknownMinutes: 30,
      },
    },
  }),
  expect: (_, output) =>
    expect(output).toMatchObject({
      name: 'Renamed',
      revision: 2,
      enrolledCount: 2,
      settings: {
        protectionDays: 60,
        extensionDays: 30,
        approvalThreshold: { amount: '20000.00' },
        payoutMinimum: { amount: '10.00' },
        payoutUnknownMinutes: 30,
      },
    }),
  badInput: [
    {
      label: 'a duration that is none',
      input: (tenant) => ({
        params: { id: tenant.programId },
        ifMatch: 1,
        body: { settings: { offerAcceptance: '3 days' } },
      }),
      field: 'settings.offerAcceptance',
    },
    {
      label: 'a month, which has no length',
      input: (tenant) => ({
        params: { id: tenant.programId },
        ifMatch: 1,
        body: { settings: { changesLimit: 'P1M' } },
      }),
      field: 'settings.changesLimit',
    },
    {
      label: 'a threshold in another currency',
      input: (tenant) => ({
        params: { id: tenant.programId },
        ifMatch: 1,
        body: { settings: { approvalThreshold: { amount: '1', currency: 'USD' } } },
      }),
      field: 'settings.approvalThreshold.currency',
    },
  ],
});

describe('what a partner sees of programs', () => {
  it('is those it is enrolled in, without what sorts registrations', async () => {
    const tenant = await createTestTenant(database());
    const { id } = await call(programOperations.create, createProgram, tenant.admin, {
      body: { name: 'Other', preset: 'agency', currency: 'EUR', zone: 'UTC', calendarId: tenant.calendarId },
    });
    const partner = tenant.partnerA.owner.ctx;
    const { items, total } = await call(programOperations.list, listPrograms, partner);
    expect([items.map((program) => program.id), total]).toEqual([[tenant.programId], 1]);
    expect(items[0]?.settings).toEqual({
      standardDiscountBp: 1500,
      protectionDays: 90,
      extensionDays: 30,
      offerAcceptance: '3BD',
      changesLimit: '10BD',
      openLimit: 25,
      dailyLimit: 10,
      exitNoticeDays: 30,
      exitClawbackDays: 90,
      exitAppealDays: 14,
    });
    await expect(call(programOperations.get, getProgram, partner, { params: { id } })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await call(programOperations.list, listPrograms, tenant.auditor)).total).toBe(2);
  });
});

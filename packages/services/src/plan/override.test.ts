import { planOperations } from '@countersign/contracts/plan/operations';
import { describe, expect, it } from 'vitest';
import { rateQueued } from '../rating/rate-queued.ts';
import { linesOf, recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { addOverridePlan } from './add-override.ts';
import { approveOverridePlan } from './approve-override.ts';
import { endOverridePlan } from './end-override.ts';
import { listOverridesPlan } from './overrides.ts';

const database = useTestDatabase();

const start = async (tenant: TestTenant) => ({ id: await startPlan(tenant, twentyPercent, { from: '2026-04-02' }) });
const bodyOf = (tenant: TestTenant, more: object = {}) => ({
  enrollmentId: tenant.partnerA.enrollmentId,
  rule: 'standard',
  params: { percent: '30' },
  reason: 'agreed at the fair',
  validFrom: '2026-04-10',
  validUntil: '2026-04-19',
  ...more,
});
const add = (tenant: TestTenant, id: string, more: object = {}) =>
  call(planOperations['add-override'], addOverridePlan, tenant.pm, { params: { id }, body: bodyOf(tenant, more) });
const approve = (ctx: TestTenant['admin'], id: string, overrideId: string) =>
  call(planOperations['approve-override'], approveOverridePlan, ctx, { params: { id, overrideId } });

describeWriteVerb({
  id: 'plan.add-override',
  operation: planOperations['add-override'],
  verb: addOverridePlan,
  database,
  prepare: start,
  input: (tenant, plan) => ({ params: { id: plan.id }, body: bodyOf(tenant) }),
  expect: (tenant, output) =>
    expect(output).toMatchObject({
      partner: { id: tenant.partnerA.id },
      validFrom: '2026-04-09T22:00:00.000Z',
      validUntil: '2026-04-19T22:00:00.000Z',
      isApproved: false,
    }),
  badInput: [
    {
      label: 'a rule that the plan does not have',
      input: (tenant, plan) => ({ params: { id: plan.id }, body: bodyOf(tenant, { rule: 'other' }) }),
      field: 'rule',
    },
    {
      label: 'a percentage that is none',
      input: (tenant, plan) => ({ params: { id: plan.id }, body: bodyOf(tenant, { params: { percent: '-1' } }) }),
      field: 'params.percent',
    },
    {
      label: 'a day that is over',
      input: (tenant, plan) => ({ params: { id: plan.id }, body: bodyOf(tenant, { validFrom: '2026-04-01' }) }),
      field: 'validFrom',
    },
    {
      label: 'an end before its beginning',
      input: (tenant, plan) => ({ params: { id: plan.id }, body: bodyOf(tenant, { validUntil: '2026-04-09' }) }),
      field: 'validUntil',
    },
    {
      label: 'a membership there is not',
      input: (tenant, plan) => ({
        params: { id: plan.id },
        body: bodyOf(tenant, { enrollmentId: `enr_${'0'.repeat(26)}` }),
      }),
      code: 'not_found',
      field: 'enrollmentId',
    },
  ],
});

describeWriteVerb({
  id: 'plan.approve-override',
  operation: planOperations['approve-override'],
  verb: approveOverridePlan,
  database,
  prepare: async (tenant) => {
    const { id } = await start(tenant);
    return { id, overrideId: (await add(tenant, id)).id };
  },
  by: (tenant) => tenant.director,
  input: (_, made) => ({ params: { id: made.id, overrideId: made.overrideId } }),
  otherTenant: { by: (other) => other.director },
  expect: (_, output) => expect(output).toMatchObject({ isApproved: true, validFrom: '2026-04-09T22:00:00.000Z' }),
  badInput: [
    {
      label: 'an override of another plan',
      input: (tenant, made) => ({ params: { id: made.id, overrideId: `ovr_${'0'.repeat(26)}` } }),
      code: 'not_found',
    },
  ],
});

describeWriteVerb({
  id: 'plan.end-override',
  operation: planOperations['end-override'],
  verb: endOverridePlan,
  database,
  prepare: async (tenant) => {
    const { id } = await start(tenant);
    return { id, overrideId: (await add(tenant, id)).id };
  },
  by: (tenant) => tenant.director,
  input: (_, made) => ({ params: { id: made.id, overrideId: made.overrideId }, body: { lastDay: '2026-04-12' } }),
  otherTenant: { by: (other) => other.director },
  expect: (_, output) => expect(output).toMatchObject({ validUntil: '2026-04-12T22:00:00.000Z' }),
  badInput: [
    {
      label: 'a day that is over',
      input: (_, made) => ({
        params: { id: made.id, overrideId: made.overrideId },
        body: { lastDay: '2026-04-01' },
      }),
      field: 'lastDay',
    },
    {
      label: 'no earlier than it ends already',
      input: (_, made) => ({
        params: { id: made.id, overrideId: made.overrideId },
        body: { lastDay: '2026-04-19' },
      }),
      code: 'conflict',
    },
  ],
});

describe('an override', () => {
  it('is approved by somebody else than its maker, once, and not when its time is over', async () => {
    const tenant = await createTestTenant(database());
    const { id } = await start(tenant);
    const made = await call(planOperations['add-override'], addOverridePlan, tenant.director, {
      params: { id },
      body: bodyOf(tenant),
    });
    await expect(approve(tenant.director, id, made.id)).rejects.toMatchObject({ code: 'same_person' });
    await approve(tenant.finance, id, made.id);
    await expect(approve(tenant.admin, id, made.id)).rejects.toMatchObject({ code: 'conflict' });
    const late = await add(tenant, id);
    tenant.clock.set('2026-04-19T22:00:00Z');
    await expect(approve(tenant.finance, id, late.id)).rejects.toMatchObject({ code: 'conflict' });
    const { items, total } = await call(planOperations.overrides, listOverridesPlan, tenant.auditor, {
      params: { id },
    });
    expect([items.map(({ isApproved }) => isApproved).sort(), total]).toEqual([[false, true], 2]);
  });

  it('changes what its partner earns on its days alone, and nothing before it was approved', async () => {
    const tenant = await createTestTenant(database());
    const { id } = await start(tenant);
    const { id: overrideId } = await add(tenant, id);
    tenant.clock.set('2026-04-12T10:00:00Z');
    await approve(tenant.finance, id, overrideId);
    const { enrollmentId } = tenant.partnerB;
    await recordSales(tenant, [
      { at: '2026-04-11T21:59:59Z', net: 1_000n },
      { at: '2026-04-11T22:00:00Z', net: 1_000n },
      { at: '2026-04-12T22:00:00Z', net: 1_000n, enrollmentId },
      { at: '2026-04-19T21:59:59Z', net: 1_000n },
      { at: '2026-04-19T22:00:00Z', net: 1_000n },
    ]);
    await rateQueued(tenant.system);
    expect((await linesOf(tenant)).map(({ amount }) => amount)).toEqual(['200', '300', '200', '300', '200']);
  });
});

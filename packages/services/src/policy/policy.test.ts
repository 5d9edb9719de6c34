import { policyOperations } from '@countersign/contracts/policy/operations';
import { routedProcessNames } from '@countersign/domain/process/registry';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { activePolicy } from './active-policy.ts';
import { getPolicy } from './get.ts';
import { listPolicies } from './list.ts';
import { previewPolicy } from './preview.ts';
import { reviewPolicy } from './review.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'policy.review',
  operation: policyOperations.review,
  verb: reviewPolicy,
  database,
  by: (tenant) => tenant.director,
  input: (tenant) => ({ params: { id: tenant.policyId } }),
  expect: (_, output) => expect(output).toMatchObject({ activeVersion: 1, isReviewed: true }),
  badInput: [
    { label: 'no such policy', input: (tenant) => ({ params: { id: tenant.programId } }), code: 'not_found' },
    { label: 'no id at all', input: () => ({ params: { id: "x' or 1=1" } }), field: 'id' },
  ],
});

describe('policies', () => {
  it('are not reviewed by their author, under another login either', async () => {
    const tenant = await createTestTenant(database());
    const input = { params: { id: tenant.policyId } };
    await expect(call(policyOperations.review, reviewPolicy, tenant.admin, input)).rejects.toMatchObject({
      code: 'same_person',
    });
    const other = await tenant.addMember({
      name: 'second login',
      roles: ['finance_approver'],
      personId: tenant.members.admin.personId,
    });
    await expect(call(policyOperations.review, reviewPolicy, other.ctx, input)).rejects.toMatchObject({
      code: 'same_person',
    });
    expect(await call(policyOperations.get, getPolicy, tenant.auditor, input)).toMatchObject({ isReviewed: false });
  });

  it('are listed with the version that decides now', async () => {
    const tenant = await createTestTenant(database());
    const list = await call(policyOperations.list, listPolicies, tenant.auditor);
    expect(list).toMatchObject({
      total: routedProcessNames.length,
      nextCursor: null,
    });
    expect(list.items).toContainEqual(
      expect.objectContaining({ id: tenant.policyId, programName: 'Halden Partner Program', activeVersion: 1 }),
    );
    const active = await tenant.inTenant((tx) =>
      activePolicy(tx, { tenantId: tenant.id, programId: tenant.programId, process: 'deal-registration' }),
    );
    expect(active.document.rules.at(-1)?.when).toBeUndefined();
  });

  it('show the route of made-up facts with the people who could decide today', async () => {
    const tenant = await createTestTenant(database());
    const preview = (facts: Record<string, string | number | boolean>) =>
      call(policyOperations.preview, previewPolicy, tenant.pm, { params: { id: tenant.policyId }, body: { facts } });
    expect(await preview({ hasContact: true })).toMatchObject({
      ruleName: 'clean and small',
      auto: { outcome: 'approve', releaseAfter: '4BH' },
      steps: [],
    });
    const large = await preview({ amountMinor: '6000000' });
    expect(large.steps.map(({ name, eligible }) => [name, eligible])).toEqual([
      ['partner_manager', 1],
      ['channel_director', 1],
      ['finance', 1],
    ]);
    // Thursday before Easter 16:00 in Berlin, and two TARGET days later.
    expect(large.steps[0]?.dueAt).toBe('2026-04-08T14:00:00.000Z');
    await expect(preview({ colour: 'red' })).rejects.toMatchObject({
      fields: [{ field: 'facts.colour', code: 'unknown_fact' }],
    });
  });

  it('of another tenant cannot be seen', async () => {
    const [one, two] = [await createTestTenant(database()), await createTestTenant(database())];
    const input = { params: { id: one.policyId } };
    await expect(call(policyOperations.get, getPolicy, two.admin, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      call(policyOperations.preview, previewPolicy, two.admin, { ...input, body: { facts: {} } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

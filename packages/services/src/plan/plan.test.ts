import { planOperations } from '@countersign/contracts/plan/operations';
import type { PlanDocument } from '@countersign/domain/plan/document';
import { civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import { loadExchangeRates } from '../exchange-rate/load-rates.ts';
import { asBody, changePlan, startPlan, twentyPercent, withPercent } from '../rating/testing/sales.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { footprint } from '../testing/footprint.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { activatePlan } from './activate.ts';
import { createPlan } from './create.ts';
import { diffPlan } from './diff.ts';
import { getPlan } from './get.ts';
import { listPlans } from './list.ts';
import { retirePlan } from './retire.ts';
import { saveDraftPlan } from './save-draft.ts';
import { tryOutPlan } from './try-out.ts';

const database = useTestDatabase();

const begin = (tenant: TestTenant, document: PlanDocument = twentyPercent, name = 'Standard') =>
  call(planOperations.create, createPlan, tenant.admin, {
    body: { programId: tenant.programId, name, document: asBody(document) },
  });
const [rule] = twentyPercent.rules;
const withRule = (changes: object) => ({ ...asBody(twentyPercent), rules: [{ ...rule, ...changes }] });

describeWriteVerb({
  id: 'plan.create',
  operation: planOperations.create,
  verb: createPlan,
  database,
  input: (tenant) => ({ body: { programId: tenant.programId, name: 'Standard', document: asBody(twentyPercent) } }),
  otherTenant: { code: 'not_found' },
  expect: (_, output) =>
    expect(output).toMatchObject({
      name: 'Standard',
      versionInForce: null,
      draftVersion: 1,
      revision: 1,
      versions: [{ version: 1, status: 'draft', effectiveFrom: null, document: { holdDays: 30 }, lineCount: 0 }],
    }),
  badInput: [
    {
      label: 'a percentage above a hundred, at its place',
      input: (tenant) => ({
        body: { programId: tenant.programId, name: 'A', document: withRule({ params: { percent: '120' } }) },
      }),
      field: 'document.rules.0.params.percent',
    },
    {
      label: 'a choice left unsaid',
      input: (tenant) => ({
        body: { programId: tenant.programId, name: 'A', document: { ...asBody(twentyPercent), rounding: undefined } },
      }),
      field: 'document.rounding',
    },
    {
      label: 'a field that no plan has',
      input: (tenant) => ({
        body: { programId: tenant.programId, name: 'A', document: { ...asBody(twentyPercent), surprise: 1 } },
      }),
      field: 'document',
    },
    {
      label: 'another currency than its program has',
      input: (tenant) => ({
        body: { programId: tenant.programId, name: 'A', document: { ...asBody(twentyPercent), currency: 'USD' } },
      }),
      field: 'document.currency',
    },
    {
      label: 'a kind of rule there is not',
      input: (tenant) => ({
        body: { programId: tenant.programId, name: 'A', document: withRule({ kind: 'lottery' }) },
      }),
      field: 'document.rules.0.kind',
    },
  ],
});

describeWriteVerb({
  id: 'plan.save-draft',
  operation: planOperations['save-draft'],
  verb: saveDraftPlan,
  database,
  prepare: (tenant) => begin(tenant),
  input: (_, plan) => ({ params: { id: plan.id }, body: { document: asBody(withPercent('25')) }, ifMatch: 1 }),
  expect: (_, output) =>
    expect(output).toMatchObject({
      draftVersion: 1,
      revision: 2,
      versions: [{ version: 1, document: { rules: [{ params: { percent: '25' } }] } }],
    }),
  badInput: [
    {
      label: 'two rules of one name',
      input: (_, plan) => ({
        params: { id: plan.id },
        body: { document: { ...asBody(twentyPercent), rules: [rule, rule] } },
        ifMatch: 1,
      }),
      field: 'document.rules.1.name',
    },
  ],
});

describeWriteVerb({
  id: 'plan.activate',
  operation: planOperations.activate,
  verb: activatePlan,
  database,
  prepare: (tenant) => begin(tenant),
  by: (tenant) => tenant.director,
  input: (_, plan) => ({ params: { id: plan.id }, body: { effectiveFrom: '2026-04-02' }, ifMatch: 1 }),
  otherTenant: { by: (other) => other.director },
  expect: (_, output) =>
    expect(output).toMatchObject({
      versionInForce: 1,
      draftVersion: null,
      revision: 2,
      versions: [{ status: 'active', effectiveFrom: '2026-04-01T22:00:00.000Z' }],
    }),
  badInput: [
    {
      label: 'a day that is over in the zone of the program',
      input: (_, plan) => ({ params: { id: plan.id }, body: { effectiveFrom: '2026-04-01' }, ifMatch: 1 }),
      field: 'effectiveFrom',
    },
    {
      label: 'a day that does not exist',
      input: (_, plan) => ({ params: { id: plan.id }, body: { effectiveFrom: '2026-04-31' }, ifMatch: 1 }),
      field: 'effectiveFrom',
    },
  ],
});

describeWriteVerb({
  id: 'plan.retire',
  operation: planOperations.retire,
  verb: retirePlan,
  database,
  prepare: async (tenant) => {
    const id = await startPlan(tenant, twentyPercent, { from: '2026-04-02' });
    await changePlan(tenant, withPercent('25'), { id, from: '2026-06-01', revision: 2 });
    return { id };
  },
  input: (_, plan) => ({ params: { id: plan.id }, body: { effectiveUntil: '2026-05-01' }, ifMatch: 4 }),
  expect: (_, output) =>
    expect(output).toMatchObject({
      versionInForce: 1,
      next: null,
      endsAt: '2026-04-30T22:00:00.000Z',
      versions: [
        { version: 2, status: 'retired' },
        { version: 1, status: 'active' },
      ],
    }),
  badInput: [
    {
      label: 'a day that is over',
      input: (_, plan) => ({ params: { id: plan.id }, body: { effectiveUntil: '2026-04-01' }, ifMatch: 4 }),
      field: 'effectiveUntil',
    },
  ],
});

describe('plan.activate', () => {
  it('is refused to everybody who had a hand in the draft, under any of their logins', async () => {
    const tenant = await createTestTenant(database());
    const { id } = await begin(tenant);
    await call(planOperations['save-draft'], saveDraftPlan, tenant.director, {
      params: { id },
      body: { document: asBody(withPercent('22')) },
      ifMatch: 1,
    });
    const activate = (ctx = tenant.admin) =>
      call(planOperations.activate, activatePlan, ctx, {
        params: { id },
        body: { effectiveFrom: '2026-04-10' },
        ifMatch: 2,
      });
    const again = await tenant.addMember({
      name: 'Director again',
      roles: ['finance_approver'],
      personId: tenant.members.director.personId,
    });
    for (const ctx of [tenant.admin, tenant.director, again.ctx])
      await expect(activate(ctx)).rejects.toMatchObject({ code: 'same_person' });
    expect(await activate(tenant.finance)).toMatchObject({ next: { version: 1 }, versionInForce: null });
  });

  it('leaves the version before it as it is', async () => {
    const tenant = await createTestTenant(database());
    const id = await startPlan(tenant, twentyPercent, { from: '2026-04-02' });
    const get = () => call(planOperations.get, getPlan, tenant.auditor, { params: { id } });
    const [before] = (await get()).versions;
    await changePlan(tenant, withPercent('25'), { id, from: '2026-05-01', revision: 2 });
    const after = await get();
    expect(after.versions.at(-1)).toEqual(before);
    expect(after).toMatchObject({ versionInForce: 1, next: { version: 2, effectiveFrom: '2026-04-30T22:00:00.000Z' } });
    tenant.clock.set('2026-04-30T21:59:59Z');
    expect((await get()).versionInForce).toBe(1);
    tenant.clock.set('2026-04-30T22:00:00Z');
    expect((await get()).versionInForce).toBe(2);
  });

  it('is refused when a rule has the name of one of another plan, and when there is no draft', async () => {
    const tenant = await createTestTenant(database());
    const first = await startPlan(tenant, twentyPercent, { from: '2026-04-02' });
    const second = await begin(tenant, withPercent('5'), 'Second');
    const activate = (id: string, ifMatch: number) =>
      call(planOperations.activate, activatePlan, tenant.director, {
        params: { id },
        body: { effectiveFrom: '2026-04-10' },
        ifMatch,
      });
    await expect(activate(second.id, 1)).rejects.toMatchObject({
      code: 'conflict',
      fields: [expect.objectContaining({ field: 'document.rules.0.name' })],
    });
    await expect(activate(first, 2)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('plans', () => {
  it('are listed by name for staff, each with where it stands', async () => {
    const tenant = await createTestTenant(database());
    await startPlan(tenant, twentyPercent, { from: '2026-04-02' });
    await begin(tenant, twentyPercent, 'Another');
    const { items, total } = await call(planOperations.list, listPlans, tenant.auditor, {
      query: { programId: tenant.programId },
    });
    expect(items.map(({ name, versionInForce, draftVersion }) => [name, versionInForce, draftVersion])).toEqual([
      ['Another', null, 1],
      ['Standard', 1, null],
    ]);
    expect(total).toBe(2);
    await expect(call(planOperations.list, listPlans, tenant.partnerA.owner.ctx)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('say what differs between two versions', async () => {
    const tenant = await createTestTenant(database());
    const id = await startPlan(tenant, twentyPercent, { from: '2026-04-02' });
    await changePlan(tenant, { ...withPercent('25'), holdDays: 14 }, { id, from: '2026-05-01', revision: 2 });
    const diff = (from: number, to: number) =>
      call(planOperations.diff, diffPlan, tenant.auditor, { params: { id }, query: { from, to } });
    expect((await diff(1, 2)).changes).toEqual([
      { path: 'holdDays', before: 30, after: 14 },
      { path: 'rules.standard.params.percent', before: '20', after: '25' },
    ]);
    await expect(diff(1, 3)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('plan.try-out', () => {
  const money = (amount: string, currency = 'EUR') => ({ amount, currency });

  it('gives lines with their steps, counts samples one after the other, and stores nothing', async () => {
    const tenant = await createTestTenant(database());
    await loadExchangeRates(database().app.db, [{ day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.1525' }]);
    const before = await footprint(database());
    const document = withRule({ caps: { perPeriod: { amount: '450.00', reset: 'monthly' } } });
    const output = await call(planOperations['try-out'], tryOutPlan, tenant.auditor, {
      body: {
        programId: tenant.programId,
        document,
        events: [
          { kind: 'invoice_paid', occurredAt: '2026-04-03T09:00:00Z', net: money('1000.00'), tax: money('190.00') },
          { kind: 'invoice_paid', occurredAt: '2026-04-04T10:00:00Z', net: money('1152.50', 'USD') },
          { kind: 'invoice_paid', occurredAt: '2026-04-05T10:00:00Z', net: money('1000.00') },
          { kind: 'refund', occurredAt: '2026-04-06T10:00:00Z', net: money('300.00'), refersTo: 0 },
          { kind: 'refund', occurredAt: '2026-04-07T10:00:00Z', refersTo: 0 },
          { kind: 'signup', occurredAt: '2026-04-07T10:00:00Z' },
          { kind: 'invoice_paid', occurredAt: '2026-04-07T10:00:00Z', net: money('5.00', 'GBP') },
          { kind: 'refund', occurredAt: '2026-04-07T10:00:00Z' },
        ],
      },
    });
    expect(output.events.map(({ lines }) => lines.map(({ amount }) => amount.amount))).toEqual([
      ['200.00'],
      ['200.00'],
      ['50.00'],
      ['-60.00'],
      ['-140.00'],
      [],
      [],
      [],
    ]);
    expect(output.total).toEqual(money('250.00'));
    expect(output.events.map(({ problem }) => problem).slice(5)).toEqual([null, 'no_rate', 'purchase_unknown']);
    expect(output.events[1]?.trace).toContainEqual({
      code: 'converted',
      rule: 'standard',
      data: expect.objectContaining({ day: '2026-04-02', source: 'ECB', amount: '1000' }),
    });
    expect(output.events[5]?.trace.map(({ code }) => code)).toContain('condition_unmet');
    expect(await footprint(database())).toEqual(before);
  });

  it('names the place of what is wrong with the document', async () => {
    const tenant = await createTestTenant(database());
    const refused = call(planOperations['try-out'], tryOutPlan, tenant.auditor, {
      body: {
        programId: tenant.programId,
        document: withRule({ when: { kinds: ['refund'] } }),
        events: [{ kind: 'order', occurredAt: '2026-04-07T10:00:00Z' }],
      },
    });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      fields: expect.arrayContaining([expect.objectContaining({ field: 'document.rules.0.when.kinds.0' })]),
    });
  });
});

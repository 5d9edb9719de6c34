import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq } from '@countersign/db/query';
import { cases, outbox } from '@countersign/db/schema/case';
import { dealRegistrations, dealRevisions } from '@countersign/db/schema/deal-registration';
import { enrollments } from '@countersign/db/schema/tenant';
import { beforeEach, describe, expect, it } from 'vitest';
import { reassignTask } from '../task/reassign.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { largeTerms, smallTerms } from '../testing/deal-terms.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createDraftDealRegistration } from './create-draft.ts';
import { discardDealRegistration } from './discard.ts';
import { getDealRegistration } from './get.ts';
import { submitDealRegistration } from './submit.ts';
import { updateDraftDealRegistration } from './update-draft.ts';

const database = useTestDatabase();
const owner = (tenant: TestTenant) => tenant.partnerA.owner.ctx;
const draftOf = (tenant: TestTenant, terms: object = smallTerms(tenant), by = owner(tenant)) =>
  call(operations['create-draft'], createDraftDealRegistration, by, { body: { programId: tenant.programId, terms } });
const nowhere = 'prd_00000000000000000000000000';

const badTerms = [
  { label: 'no customer’s name but spaces', terms: { customerName: '   ' }, field: 'terms.customerName' },
  { label: 'a name of 201 characters', terms: { customerName: 'x'.repeat(201) }, field: 'terms.customerName' },
  { label: 'NUL in the name', terms: { customerName: 'Ad\u0000ler' }, field: 'terms.customerName' },
  { label: 'a line break in the name', terms: { customerName: 'Adler\nWerke' }, field: 'terms.customerName' },
  { label: 'a megabyte of description', terms: { description: 'x'.repeat(1_000_000) }, field: 'terms.description' },
  { label: 'an unknown country', terms: { customerCountry: 'XX' }, field: 'terms.customerCountry' },
  {
    label: 'a website that runs a script',
    terms: { customerWebsite: 'javascript:alert(1)' },
    field: 'terms.customerWebsite',
  },
  { label: 'a tenth of a cent', terms: { amount: { amount: '10.001', currency: 'EUR' } }, field: 'terms.amount' },
  { label: 'cents of a yen', terms: { amount: { amount: '10.50', currency: 'JPY' } }, field: 'terms.amount' },
  { label: 'no money', terms: { amount: { amount: '0', currency: 'EUR' } }, field: 'terms.amount' },
  { label: 'a currency that is none', terms: { amount: { amount: '1', currency: 'XXQ' } }, field: 'terms.amount' },
  { label: 'an impossible month', terms: { closeMonth: '2026-00' }, field: 'terms.closeMonth' },
  {
    label: 'a product that is not there',
    terms: { lines: [{ productId: nowhere, quantity: 1 }] },
    field: 'terms.lines.0.productId',
  },
  {
    label: 'eleven products',
    terms: { lines: Array.from({ length: 11 }, () => ({ productId: nowhere, quantity: 1 })) },
    field: 'terms.lines',
  },
  {
    label: 'nothing of a product',
    terms: { lines: [{ productId: nowhere, quantity: 0 }] },
    field: 'terms.lines.0.quantity',
  },
  { label: 'somebody else’s file', terms: { evidence: ['fil_00000000000000000000000000'] }, field: 'terms.evidence.0' },
  { label: 'a number for a name', terms: { customerName: 7 }, field: 'terms.customerName' },
] as const;

describeWriteVerb({
  id: 'deal-registration.create-draft',
  operation: operations['create-draft'],
  verb: createDraftDealRegistration,
  database,
  by: owner,
  input: (tenant) => ({ body: { programId: tenant.programId, terms: smallTerms(tenant) } }),
  otherTenant: { by: (other) => other.partnerA.owner.ctx },
  expect: (_tenant, output) => {
    expect(output).toMatchObject({
      status: 'draft',
      number: null,
      caseId: null,
      revision: 1,
      actions: ['edit', 'discard', 'submit'],
    });
  },
  badInput: [
    ...badTerms.map(({ label, terms, field }) => ({
      label,
      field,
      input: (tenant: TestTenant) => ({ body: { programId: tenant.programId, terms } }),
    })),
    {
      label: 'another partner’s name',
      code: 'not_found',
      input: (tenant) => ({ body: { programId: tenant.programId, partnerId: tenant.partnerB.id, terms: {} } }),
    },
    {
      label: 'a program that is not there',
      code: 'not_found',
      field: 'programId',
      input: () => ({ body: { programId: 'prg_00000000000000000000000000', terms: {} } }),
    },
  ],
});

describeWriteVerb({
  id: 'deal-registration.update-draft',
  operation: operations['update-draft'],
  verb: updateDraftDealRegistration,
  database,
  prepare: (tenant) => draftOf(tenant),
  by: owner,
  input: (_tenant, draft) => ({
    params: { id: draft.id },
    ifMatch: draft.revision,
    body: { terms: { closeMonth: '2026-11', stage: null } },
  }),
  expect: (_tenant, output) => {
    expect(output).toMatchObject({ status: 'draft', closeMonth: '2026-11', revision: 2 });
    expect(output.terms.stage).toBeUndefined();
  },
  badInput: [
    ...badTerms.map(({ label, terms, field }) => ({
      label,
      field,
      input: (_tenant: TestTenant, draft: { id: string; revision: number }) => ({
        params: { id: draft.id },
        ifMatch: draft.revision,
        body: { terms },
      }),
    })),
    {
      label: 'a draft that is not there',
      code: 'not_found',
      input: () => ({ params: { id: 'deal_00000000000000000000000000' }, ifMatch: 1, body: { terms: {} } }),
    },
  ],
});

describeWriteVerb({
  id: 'deal-registration.discard',
  operation: operations.discard,
  verb: discardDealRegistration,
  database,
  prepare: (tenant) => draftOf(tenant),
  by: owner,
  input: (_tenant, draft) => ({ params: { id: draft.id } }),
  expect: async (tenant, _output, draft) => {
    await expect(
      call(operations.get, getDealRegistration, tenant.admin, { params: { id: draft.id } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  },
  badInput: [
    {
      label: 'a draft that is not there',
      code: 'not_found',
      input: () => ({ params: { id: 'deal_00000000000000000000000000' } }),
    },
  ],
});

describeWriteVerb({
  id: 'deal-registration.submit',
  operation: operations.submit,
  verb: submitDealRegistration,
  database,
  prepare: (tenant) => draftOf(tenant),
  by: owner,
  input: (_tenant, draft) => ({ params: { id: draft.id }, ifMatch: draft.revision }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({
      status: 'in_review',
      number: 'DR-2026-00001',
      revision: 1,
      submittedAt: '2026-04-02T14:00:00.000Z',
    });
    const [row] = await tenant.inTenant((tx) => tx.select().from(cases));
    expect(row).toMatchObject({ subjectId: output.id, isOpen: true, epoch: 1, seq: 0, sendsMail: true });
    const queued = await tenant.inTenant((tx) => tx.select().from(outbox));
    expect(queued).toMatchObject([
      { kind: 'start_case', key: `deal-registration/${tenant.id}/${output.id}`, doneAt: null },
    ]);
    expect(await tenant.inTenant((tx) => tx.select().from(dealRevisions))).toMatchObject([
      { revision: 1, authorPersonId: tenant.partnerA.owner.personId, termsHash: row?.termsHash },
    ]);
  },
  badInput: [
    {
      label: 'a draft that is not there',
      code: 'not_found',
      input: () => ({ params: { id: 'deal_00000000000000000000000000' }, ifMatch: 1 }),
    },
  ],
});

describe('a draft', () => {
  let tenant: TestTenant;
  let deals: ReturnType<typeof tellDeals>;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    deals = tellDeals(tenant);
  });
  const submit = (draft: { id: string; revision: number }, by = owner(tenant)) =>
    call(operations.submit, submitDealRegistration, deals.acting(by), {
      params: { id: draft.id },
      ifMatch: draft.revision,
    });

  it.each(['customerName', 'customerCountry', 'customerWebsite', 'lines', 'amount', 'closeMonth'] as const)(
    'cannot be submitted without %s, which the refusal names',
    async (field) => {
      const { [field]: _, ...terms } = smallTerms(tenant);
      await expect(submit(await draftOf(tenant, terms))).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ field: `terms.${field}`, code: 'required' }],
      });
    },
  );

  it('can be submitted, changed and thrown away only while it is one', async () => {
    const draft = await draftOf(tenant);
    const submitted = await submit(draft);
    await expect(submit(submitted)).rejects.toMatchObject({
      code: 'action_not_available',
      facts: { number: submitted.number },
    });
    await expect(
      call(operations['update-draft'], updateDraftDealRegistration, owner(tenant), {
        params: { id: draft.id },
        ifMatch: 1,
        body: { terms: {} },
      }),
    ).rejects.toMatchObject({ code: 'action_not_available' });
    await expect(
      call(operations.discard, discardDealRegistration, owner(tenant), { params: { id: draft.id } }),
    ).rejects.toMatchObject({ code: 'action_not_available' });
  });

  it('is hidden from another partner, and from a seller who sees only their own', async () => {
    const draft = await draftOf(tenant);
    const ownOnly = await tenant.addContact({
      partnerId: tenant.partnerA.id,
      name: 'Lone Wolf',
      roles: ['sales'],
      seesAllDeals: false,
    });
    for (const stranger of [tenant.partnerB.owner.ctx, ownOnly.ctx]) {
      await expect(
        call(operations.get, getDealRegistration, stranger, { params: { id: draft.id } }),
      ).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(
      (await call(operations.get, getDealRegistration, tenant.partnerA.sales.ctx, { params: { id: draft.id } })).id,
    ).toBe(draft.id);
  });

  it('is not submitted for a partner whose membership rests', async () => {
    const draft = await draftOf(tenant);
    await tenant.inTenant((tx) =>
      tx
        .update(enrollments)
        .set({ status: 'paused' })
        .where(and(eq(enrollments.tenantId, tenant.id), eq(enrollments.partnerId, tenant.partnerA.id))),
    );
    await expect(submit(draft)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('makes everybody who typed in it somebody who may not decide, whoever submits it', async () => {
    const draft = await call(operations['create-draft'], createDraftDealRegistration, tenant.pm, {
      body: { programId: tenant.programId, partnerId: tenant.partnerA.id, terms: largeTerms(tenant) },
    });
    const edited = await call(operations['update-draft'], updateDraftDealRegistration, tenant.director, {
      params: { id: draft.id },
      ifMatch: 1,
      body: { terms: { stage: 'committed' } },
    });
    await submit(edited);
    await deals.runner.drain(tenant.system);
    await expect(deals.decide(tenant.pm, draft.id, { outcome: 'approve' })).rejects.toMatchObject({ code: 'not_open' });
    expect(await deals.taskOf(tenant.pm, draft.id), 'nobody but its writer manages this partner').toMatchObject({
      status: 'blocked',
      canDecide: false,
    });
    const other = await tenant.addMember({ name: 'Other Manager', roles: ['partner_manager'] });
    const task = await deals.taskOf(tenant.admin, draft.id);
    await expect(
      call(taskOperations.reassign, reassignTask, deals.acting(tenant.admin), {
        params: { id: task.id },
        body: { toMemberId: tenant.members.director.id },
      }),
    ).rejects.toMatchObject({ code: 'same_person' });
    await call(taskOperations.reassign, reassignTask, deals.acting(tenant.admin), {
      params: { id: task.id },
      body: { toMemberId: other.id },
    });
    await deals.decide(other.ctx, draft.id, { outcome: 'approve' });
    expect(await deals.taskOf(tenant.director, draft.id)).toMatchObject({
      step: 'channel_director',
      status: 'blocked',
    });
  });

  it('that is an answer keeps what was emptied empty, and makes its typist somebody who may not decide', async () => {
    const deal = await deals.submit(owner(tenant), largeTerms(tenant, 1, { competitor: 'Rot AG' }));
    await deals.decide(tenant.pm, deal.id, {
      outcome: 'request_changes',
      fields: ['competitor', 'closeMonth'],
      text: 'Please look again.',
    });
    const { revision } = await deals.get(owner(tenant), deal.id);
    const typed = await call(operations['update-draft'], updateDraftDealRegistration, tenant.salesOwner, {
      params: { id: deal.id },
      ifMatch: revision,
      body: { terms: { competitor: null } },
    });
    expect(typed.terms.competitor).toBeUndefined();
    await deals.answer(owner(tenant), deal.id, { closeMonth: '2026-12' });
    const answered = await deals.get(owner(tenant), deal.id);
    expect(answered.terms).toMatchObject({ closeMonth: '2026-12' });
    expect(answered.terms.competitor).toBeUndefined();
    const [row] = await tenant.inTenant((tx) => tx.select().from(cases));
    expect((row?.snapshot as { makers: string[] } | undefined)?.makers).toContain(tenant.members.salesOwner.personId);
  });
});

describe('limits per partner', () => {
  it('lets at most so many be open at once, also when they are submitted at the same moment', async () => {
    const tenant = await createTestTenant(database(), { settings: { openLimit: 3, dailyLimit: 100 } });
    const drafts = await Promise.all(
      Array.from({ length: 8 }, (_, index) => draftOf(tenant, smallTerms(tenant, index))),
    );
    const results = await Promise.allSettled(
      drafts.map((draft) =>
        call(operations.submit, submitDealRegistration, owner(tenant), { params: { id: draft.id }, ifMatch: 1 }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'open_limit_reached', facts: { limit: 3 } });
    const numbers = await tenant.inTenant((tx) =>
      tx.select({ number: dealRegistrations.number }).from(dealRegistrations),
    );
    expect(numbers.flatMap(({ number }) => number ?? []).toSorted(), 'no number is lost to a refusal').toEqual([
      'DR-2026-00001',
      'DR-2026-00002',
      'DR-2026-00003',
    ]);
    const other = await draftOf(tenant, smallTerms(tenant, 0), tenant.partnerB.owner.ctx);
    await call(operations.submit, submitDealRegistration, tenant.partnerB.owner.ctx, {
      params: { id: other.id },
      ifMatch: 1,
    });
  });

  it('lets ten a day in by default, and the eleventh a day later; 25 open in all', async () => {
    const tenant = await createTestTenant(database());
    const submitNew = async () => {
      const draft = await draftOf(tenant);
      return call(operations.submit, submitDealRegistration, owner(tenant), { params: { id: draft.id }, ifMatch: 1 });
    };
    for (let count = 0; count < 10; count += 1) await submitNew();
    await expect(submitNew()).rejects.toMatchObject({ code: 'daily_limit_reached', facts: { limit: 10 } });
    tenant.clock.advance({ hours: 24 });
    for (let count = 0; count < 10; count += 1) await submitNew();
    tenant.clock.advance({ hours: 24 });
    for (let count = 0; count < 5; count += 1) await submitNew();
    await expect(submitNew()).rejects.toMatchObject({ code: 'open_limit_reached', facts: { limit: 25 } });
  });
});

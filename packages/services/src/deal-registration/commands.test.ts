import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq } from '@countersign/db/query';
import { decisions, messages, tasks } from '@countersign/db/schema/case';
import { dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import { expect } from 'vitest';
import { decideTask } from '../task/decide.ts';
import { reassignTask } from '../task/reassign.ts';
import { largeTerms, smallTerms } from '../testing/deal-terms.ts';
import { type Deals, describeCommand } from '../testing/describe-command.ts';
import type { TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { acceptOfferDealRegistration } from './accept-offer.ts';
import { answerDealRegistration } from './answer.ts';
import { declineOfferDealRegistration } from './decline-offer.ts';
import { extendDealRegistration } from './extend.ts';
import { reportLossDealRegistration } from './report-loss.ts';
import { reportWinDealRegistration } from './report-win.ts';
import { withdrawDealRegistration } from './withdraw.ts';

const database = useTestDatabase();
const owner = (tenant: TestTenant) => tenant.partnerA.owner.ctx;

/** A registration with its first task at the partner's manager. */
async function inReview(tenant: TestTenant, deals: Deals) {
  const deal = await deals.submit(owner(tenant), largeTerms(tenant));
  return { id: deal.id, dealId: deal.id, revision: 1 };
}

async function withTask(tenant: TestTenant, deals: Deals) {
  const { dealId } = await inReview(tenant, deals);
  const task = await deals.taskOf(tenant.pm, dealId);
  return { id: task.id, dealId, revision: task.revision };
}

async function askedForChanges(tenant: TestTenant, deals: Deals) {
  const { dealId } = await inReview(tenant, deals);
  await deals.decide(tenant.pm, dealId, {
    outcome: 'request_changes',
    fields: ['closeMonth', 'amount', 'competitor'],
    text: 'When?',
  });
  return { id: dealId, dealId, revision: 1 };
}

async function protectedDeal(tenant: TestTenant, deals: Deals) {
  const deal = await deals.approvedByRule(owner(tenant), smallTerms(tenant));
  return { id: deal.id, dealId: deal.id, revision: 1 };
}

/** Partner B waited behind partner A, whose protection was given back. */
async function offered(tenant: TestTenant, deals: Deals) {
  const first = await deals.approvedByRule(tenant.partnerB.owner.ctx, smallTerms(tenant));
  const second = await deals.submit(owner(tenant), smallTerms(tenant));
  await deals.decide(tenant.pm, second.id, { outcome: 'approve' });
  await deals.decide(tenant.salesOwner, second.id, { outcome: 'approve', acceptWaiting: true });
  await deals.act(operations.withdraw, withdrawDealRegistration, tenant.partnerB.owner.ctx, first.id, {});
  return { id: second.id, dealId: second.id, revision: 1 };
}

const heldBy = (tenant: TestTenant, dealId: string) =>
  tenant.inTenant((tx) =>
    tx
      .select()
      .from(slots)
      .where(and(eq(slots.tenantId, tenant.id), eq(slots.dealId, dealId))),
  );

describeCommand({
  id: 'task.decide',
  operation: taskOperations.decide,
  verb: decideTask,
  database,
  prepare: withTask,
  by: (tenant) => tenant.pm,
  outsider: null,
  body: () => ({ outcome: 'reject', reason: 'incomplete', text: 'Not enough.', internalNote: 'hopeless' }),
  otherBody: () => ({ outcome: 'approve' }),
  becomes: 'rejected',
  audit: 'case.reject',
  expect: async (tenant, deals, dealId) => {
    const [decision] = await tenant.inTenant((tx) => tx.select().from(decisions));
    expect(decision).toMatchObject({
      outcome: 'reject',
      source: 'person',
      reason: 'incomplete',
      text: 'Not enough.',
      internalNote: 'hopeless',
      authority: 'relation:partner.manager',
      memberId: tenant.members.pm.id,
      personId: tenant.members.pm.personId,
      revision: 1,
    });
    expect(decision?.termsHash).toHaveLength(64);
    expect(decision?.policyVersionId).toMatch(/^plv_/);
    const told = await deals.get(owner(tenant), dealId);
    expect(told).toMatchObject({ rejection: { reason: 'incomplete', text: 'Not enough.' }, heldBy: null, dueAt: null });
    expect(JSON.stringify(told)).not.toContain('hopeless');
    const mails = await tenant.inTenant((tx) => tx.select().from(messages).where(eq(messages.kind, 'rejected')));
    expect(mails.map(({ recipient }) => recipient)).toEqual([tenant.partnerA.owner.email]);
    expect(JSON.stringify(mails)).not.toContain('hopeless');
  },
  badInput: [
    { label: 'no outcome', body: () => ({}), field: 'outcome' },
    { label: 'a rejection without a reason', body: () => ({ outcome: 'reject', text: 'No.' }), field: 'reason' },
    { label: 'a rejection without a text', body: () => ({ outcome: 'reject', reason: 'other' }), field: 'text' },
    { label: 'changes of no field', body: () => ({ outcome: 'request_changes', text: 'What?' }), field: 'fields' },
    {
      label: 'changes of an unknown field',
      body: () => ({ outcome: 'request_changes', text: 'What?', fields: ['status'] }),
      field: 'fields.0',
    },
    {
      label: 'changes without a text',
      body: () => ({ outcome: 'request_changes', fields: ['amount'] }),
      field: 'text',
    },
    {
      label: 'more than the whole price off',
      body: () => ({ outcome: 'approve', grantedDiscountBp: 10_001 }),
      field: 'grantedDiscountBp',
    },
  ],
});

describeCommand({
  id: 'task.reassign',
  operation: taskOperations.reassign,
  verb: reassignTask,
  database,
  prepare: withTask,
  by: (tenant) => tenant.pm,
  outsider: null,
  body: (tenant) => ({ toMemberId: tenant.members.salesOwner.id, text: 'On holiday.' }),
  otherBody: (tenant) => ({ toMemberId: tenant.members.director.id }),
  becomes: 'in_review',
  audit: 'case.reassign',
  expect: async (tenant, deals, dealId) => {
    const task = await deals.taskOf(tenant.salesOwner, dealId);
    expect(task).toMatchObject({ canDecide: true, whyMe: [{ kind: 'member', value: 'reassigned' }] });
    expect(await deals.taskOf(tenant.pm, dealId)).toMatchObject({ canDecide: false, cannotBecause: 'not_a_candidate' });
    const mails = await tenant.inTenant((tx) => tx.select().from(messages).where(eq(messages.kind, 'task_assigned')));
    expect(mails.map(({ recipient }) => recipient)).toContain(tenant.members.salesOwner.email);
  },
  badInput: [
    { label: 'nobody', body: () => ({}), field: 'toMemberId' },
    {
      label: 'somebody who is not there',
      body: () => ({ toMemberId: 'mem_00000000000000000000000000' }),
      field: 'toMemberId',
      code: 'not_found',
    },
    {
      label: 'somebody who decides nothing',
      body: (tenant) => ({ toMemberId: tenant.members.auditor.id }),
      code: 'not_a_candidate',
    },
  ],
});

describeCommand({
  id: 'deal-registration.answer',
  operation: operations.answer,
  verb: answerDealRegistration,
  database,
  prepare: askedForChanges,
  by: owner,
  body: () => ({
    terms: { closeMonth: '2026-10', amount: { amount: '80000.00', currency: 'EUR' } },
    note: 'In autumn.',
  }),
  otherBody: () => ({ terms: { closeMonth: '2026-11' } }),
  becomes: 'in_review',
  audit: 'case.answer',
  expect: async (tenant, deals, dealId) => {
    const deal = await deals.get(tenant.admin, dealId);
    expect(deal).toMatchObject({
      closeMonth: '2026-10',
      amount: { amount: '80000.00' },
      revision: 2,
      changes: null,
      terms: { closeMonth: '2026-10' },
    });
    const open = await tenant.inTenant((tx) => tx.select().from(tasks).where(eq(tasks.status, 'open')));
    expect(open.map(({ step }) => step)).toEqual(['partner_manager']);
  },
  badInput: [
    {
      label: 'a field that was not asked for',
      body: () => ({ terms: { customerName: 'Other' } }),
      field: 'terms.customerName',
      code: 'field_not_open',
    },
    { label: 'a month that is none', body: () => ({ terms: { closeMonth: '2026-13' } }), field: 'terms.closeMonth' },
    { label: 'a mandatory field emptied', body: () => ({ terms: { closeMonth: null } }), field: 'terms.closeMonth' },
    {
      label: 'an amount with too many digits',
      body: () => ({ terms: { amount: { amount: '1.005', currency: 'EUR' } } }),
      field: 'terms.amount',
    },
    { label: 'control characters', body: () => ({ terms: { competitor: 'a\u0000b' } }), field: 'terms.competitor' },
  ],
});

describeCommand({
  id: 'deal-registration.withdraw',
  operation: operations.withdraw,
  verb: withdrawDealRegistration,
  database,
  prepare: protectedDeal,
  by: owner,
  body: () => ({ text: 'They went elsewhere.' }),
  otherBody: () => ({ text: 'Another reason.' }),
  becomes: 'withdrawn',
  audit: 'case.withdraw',
  expect: async (tenant, _deals, dealId) => expect(await heldBy(tenant, dealId)).toEqual([]),
  badInput: [{ label: 'a book', body: () => ({ text: 'x'.repeat(2_001) }), field: 'text' }],
});

describeCommand({
  id: 'deal-registration.extend',
  operation: operations.extend,
  verb: extendDealRegistration,
  database,
  prepare: protectedDeal,
  by: owner,
  body: () => ({ stage: 'technical_validation', closeMonth: '2026-12' }),
  otherBody: () => ({ stage: 'committed' }),
  becomes: 'approved',
  audit: 'case.extend',
  expect: async (tenant, deals, dealId) => {
    // Protected on 2026-04-07 for 90 days, and 30 more.
    expect(await deals.get(owner(tenant), dealId)).toMatchObject({
      protectedUntil: '2026-08-05',
      extensionsUsed: 1,
      closeMonth: '2026-12',
    });
  },
  badInput: [
    { label: 'no stage', body: () => ({}), field: 'stage' },
    { label: 'an unknown stage', body: () => ({ stage: 'dreaming' }), field: 'stage' },
  ],
});

describeCommand({
  id: 'deal-registration.report-win',
  operation: operations['report-win'],
  verb: reportWinDealRegistration,
  database,
  prepare: protectedDeal,
  by: owner,
  body: () => ({ wonOn: '2026-04-07', orderNumber: 'PO-1', amount: { amount: '8500.00', currency: 'EUR' } }),
  otherBody: () => ({ wonOn: '2026-04-07', orderNumber: 'PO-2', amount: { amount: '8500.00', currency: 'EUR' } }),
  becomes: 'win_reported',
  audit: 'case.report_win',
  expect: async (tenant, deals, dealId) => {
    expect(await deals.get(owner(tenant), dealId)).toMatchObject({ win: { orderNumber: 'PO-1', confirmedAt: null } });
    expect(await heldBy(tenant, dealId), 'still protected').toHaveLength(1);
  },
  badInput: [
    {
      label: 'a day to come',
      body: () => ({ wonOn: '2026-04-09', orderNumber: 'PO-1', amount: { amount: '1.00', currency: 'EUR' } }),
      field: 'wonOn',
    },
    {
      label: 'a day that is none',
      body: () => ({ wonOn: '2026-02-30', orderNumber: 'PO-1', amount: { amount: '1.00', currency: 'EUR' } }),
      field: 'wonOn',
    },
    {
      label: 'nothing earned',
      body: () => ({ wonOn: '2026-04-07', orderNumber: 'PO-1', amount: { amount: '0.00', currency: 'EUR' } }),
      field: 'amount',
    },
    {
      label: 'half a cent',
      body: () => ({ wonOn: '2026-04-07', orderNumber: 'PO-1', amount: { amount: '1.005', currency: 'EUR' } }),
      field: 'amount',
    },
    {
      label: 'somebody else’s file',
      body: () => ({
        wonOn: '2026-04-07',
        orderNumber: 'PO-1',
        amount: { amount: '1.00', currency: 'EUR' },
        evidence: ['fil_00000000000000000000000000'],
      }),
      field: 'evidence.0',
    },
  ],
});

describeCommand({
  id: 'deal-registration.report-loss',
  operation: operations['report-loss'],
  verb: reportLossDealRegistration,
  database,
  prepare: protectedDeal,
  by: owner,
  body: () => ({ reason: 'price', text: 'Too dear.' }),
  otherBody: () => ({ reason: 'timing' }),
  becomes: 'lost',
  audit: 'case.report_loss',
  expect: async (tenant, deals, dealId) => {
    expect(await deals.get(owner(tenant), dealId)).toMatchObject({ loss: { reason: 'price', text: 'Too dear.' } });
    expect(await heldBy(tenant, dealId)).toEqual([]);
  },
  badInput: [{ label: 'an unknown reason', body: () => ({ reason: 'weather' }), field: 'reason' }],
});

describeCommand({
  id: 'deal-registration.accept-offer',
  operation: operations['accept-offer'],
  verb: acceptOfferDealRegistration,
  database,
  prepare: offered,
  by: owner,
  becomes: 'approved',
  audit: 'case.accept_offer',
  expect: async (tenant, deals, dealId) => {
    expect(await heldBy(tenant, dealId)).toHaveLength(1);
    expect((await deals.get(owner(tenant), dealId)).protectedUntil, '90 days from its acceptance').toBe('2026-07-06');
  },
});

describeCommand({
  id: 'deal-registration.decline-offer',
  operation: operations['decline-offer'],
  verb: declineOfferDealRegistration,
  database,
  prepare: offered,
  by: owner,
  becomes: 'withdrawn',
  audit: 'case.decline_offer',
  expect: async (tenant, _deals, dealId) => {
    expect(await heldBy(tenant, dealId)).toEqual([]);
    const [row] = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(dealRegistrations)
        .where(and(eq(dealRegistrations.tenantId, tenant.id), eq(dealRegistrations.id, dealId))),
    );
    expect(row).toMatchObject({ offerAcceptBy: null, protectedUntil: null });
  },
});

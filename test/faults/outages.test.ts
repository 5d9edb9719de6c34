import { randomUUID } from 'node:crypto';
import { connectClient } from '@countersign/workflows/client/connect';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../deals/until.ts';
import { approvedOnce, readBooks } from '../stack/books.ts';
import { type Company, foundCompany } from '../stack/company.ts';
import { type Deals, dealsOf, twoStepPolicy } from '../stack/deals.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const approve = { outcome: 'approve' } as const;
const rehydrateEntry = 'apps/worker/src/rehydrate.ts';
const { EventType, ResetReapplyExcludeType } = temporal.api.enums.v1;

let stack: Stack;
let company: Company;
let deals: Deals;

const submit = (terms = deals.terms()) => deals.submit(company.partner.owner, terms);

async function commandsOf(dealId: string): Promise<number> {
  const [row] = await stack.sql`
    select count(*)::int as count from commands m join deal_registrations d on d.tenant_id = m.tenant_id and d.case_id = m.case_id
    where d.id = ${dealId}`;
  return Number(row?.['count']);
}

/** Both steps of the route, by the two who may; afterwards the books hold exactly that. */
async function approveToTheEnd(dealId: string): Promise<void> {
  await deals.decideNext(company.manager, dealId, approve);
  await finishByDirector(dealId);
}

async function finishByDirector(dealId: string): Promise<void> {
  await until('the second step', async () =>
    (await deals.taskOf(dealId)).step === 'channel_director' ? true : undefined,
  );
  await deals.decideNext(company.director, dealId, approve);
  await deals.becomes(dealId, 'approved');
  const decisions = [{ outcome: 'approve' }, { outcome: 'approve' }];
  expect(await readBooks(stack.sql, dealId)).toMatchObject({ ...approvedOnce, decisions });
}

beforeAll(async () => {
  stack = await startStack();
  company = await foundCompany(stack, { policy: twoStepPolicy });
  deals = dealsOf(stack, company);
});

afterAll(() => stack?.stop());

describe('while Temporal is down', () => {
  it('decisions are refused with 503 and nothing is recorded; submissions are kept and start later', async () => {
    const before = await submit();
    const task = await deals.taskOf(before.id);
    await stack.kill('temporal');
    const during = await submit();
    expect(during).toMatchObject({ status: 'in_review', number: expect.stringMatching(/^DR-\d{4}-\d{5}$/) });
    const asManager = stack.as(company.manager);
    const decision = { params: { id: task.id }, body: approve, ifMatch: task.revision, idempotencyKey: randomUUID() };
    await expect(asManager.call('task.decide', decision)).rejects.toMatchObject({
      status: 503,
      code: 'temporarily_unavailable',
      retryAfterSeconds: expect.any(Number),
    });
    expect(await commandsOf(before.id)).toBe(0);
    expect(await stack.isReady('api')).toBe(false);
    await stack.restart('temporal');
    // The key of the refused decision is free: the same request is carried out now.
    await until('the same decision', () =>
      asManager.callDecision('task.decide', decision).then(
        ({ status }) => (status === 'done' ? status : undefined),
        () => undefined,
      ),
    );
    await finishByDirector(before.id);
    await approveToTheEnd(during.id);
  });
});

describe('a decision whose answer is lost', () => {
  it('is answered 202, is known by its address later, and is done once', async () => {
    const deal = await submit();
    const task = await deals.taskOf(deal.id);
    const asManager = stack.as(company.manager);
    await stack.kill('worker');
    const decision = { params: { id: task.id }, body: approve, ifMatch: task.revision, idempotencyKey: randomUUID() };
    const answer = await asManager.call('task.decide', decision);
    expect(answer.status).toBe('pending');
    const params = { id: answer.commandId };
    expect(await asManager.call('command.get', { params })).toMatchObject({ status: 'pending' });
    await expect(stack.as(company.director).call('command.get', { params })).rejects.toMatchObject({ status: 404 });
    await stack.restart('worker');
    const known = await until('the outcome', async () => {
      const result = await asManager.call('command.get', { params });
      return result.status === 'pending' ? undefined : result;
    });
    expect(known).toMatchObject({ status: 'done', commandId: answer.commandId });
    expect(await asManager.call('task.decide', decision)).toMatchObject({
      status: 'done',
      commandId: answer.commandId,
    });
    await finishByDirector(deal.id);
  });
});

describe('a reset of a workflow', () => {
  it.each([
    ['keeps a decision that was acknowledged', []],
    [
      'keeps it even where the reset leaves out what was sent',
      [ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE],
    ],
  ])('%s', async (_, resetReapplyExcludeTypes) => {
    const deal = await submit();
    await deals.decideNext(company.manager, deal.id, approve);
    const workflowId = `deal-registration/${company.tenantId}/${deal.id}`;
    const { client, close } = connectClient({
      address: String(stack.environment['TEMPORAL_ADDRESS']),
      namespace: 'default',
      payloadKey: String(stack.environment['TEMPORAL_PAYLOAD_KEY']),
    });
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
    const first = events?.find(({ eventType }) => eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
    await client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
      reason: 'test',
      requestId: randomUUID(),
      ...(first?.eventId ? { workflowTaskFinishEventId: first.eventId } : {}),
      resetReapplyExcludeTypes,
    });
    await close();
    await finishByDirector(deal.id);
  });
});

describe('when the store of Temporal is lost', () => {
  it('every open case goes on after rehydration, wherever it was, and can be decided', async () => {
    const shared = deals.terms();
    const holder = await submit(shared);
    await approveToTheEnd(holder.id);
    const waiting = await deals.submit(company.rival.owner, shared);
    await deals.decideNext(company.manager, waiting.id, approve);
    await until('the second step', async () =>
      (await deals.taskOf(waiting.id)).step === 'channel_director' ? true : undefined,
    );
    await deals.decideNext(company.director, waiting.id, { ...approve, acceptWaiting: true });
    const asked = await submit();
    await deals.decideNext(company.manager, asked.id, {
      outcome: 'request_changes',
      fields: ['closeMonth'],
      text: 'When?',
    });
    const halfWay = await submit();
    await deals.decideNext(company.manager, halfWay.id, approve);
    const fresh = await submit();
    await deals.taskOf(fresh.id);

    await stack.kill('temporal');
    stack.deleteTemporalStore();
    const unstarted = await submit();
    await stack.restart('temporal');
    expect(await stack.run(rehydrateEntry)).toMatch(/\d+ open cases, \d+ restarted/);

    await approveToTheEnd(fresh.id);
    await finishByDirector(halfWay.id);
    await approveToTheEnd(unstarted.id);
    const asPartner = stack.as(company.partner.owner);
    const { revision } = await deals.get(asked.id);
    const answer = { params: { id: asked.id }, ifMatch: revision, body: { terms: { closeMonth: '2099-07' } } };
    expect(await asPartner.callDecision('deal-registration.answer', answer)).toMatchObject({ status: 'done' });
    await deals.becomes(asked.id, 'in_review');
    const withdrawal = { params: { id: holder.id }, ifMatch: (await deals.get(holder.id)).revision, body: {} };
    expect(await asPartner.callDecision('deal-registration.withdraw', withdrawal)).toMatchObject({ status: 'done' });
    await deals.becomes(waiting.id, 'offered');
  });
});

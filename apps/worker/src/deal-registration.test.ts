import { testSecret } from '@countersign/db/testing/database';
import { getCommand } from '@countersign/services/command/get';
import type { ServiceContext } from '@countersign/services/context';
import { createDraftDealRegistration } from '@countersign/services/deal-registration/create-draft';
import { getDealRegistration } from '@countersign/services/deal-registration/get';
import { submitDealRegistration } from '@countersign/services/deal-registration/submit';
import { decideTask } from '@countersign/services/task/decide';
import { listTask } from '@countersign/services/task/list';
import { until } from '@countersign/services/testing/live-deals';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningCases, runCases } from './testing/run-cases.ts';

const database = useTestDatabase();

describe('deal registrations on a Temporal server', () => {
  let tenant: TestTenant;
  let cases: RunningCases;
  beforeAll(async () => {
    tenant = await createTestTenant(database(), { time: new Date().toISOString() });
    cases = await runCases({
      databaseUrl: database().url,
      secret: testSecret,
      system: { ...tenant.system, now: () => Date.now() },
    });
  });
  afterAll(() => cases.stop());

  let customers = 0;
  async function submit(by: ServiceContext = tenant.partnerA.owner.ctx) {
    customers += 1;
    const terms = {
      customerName: `Kunde ${String.fromCharCode(65 + customers)} Werke`,
      customerCountry: 'DE',
      customerWebsite: 'none' as const,
      lines: [{ productId: tenant.products.gtxPro, quantity: 2 }],
      amount: { amount: '70000.00', currency: 'EUR' },
      closeMonth: '2027-06',
      contacts: [{ name: 'Anna Amt' }],
    };
    const draft = await createDraftDealRegistration(cases.acting(by), {
      params: {},
      query: {},
      body: { programId: tenant.programId, terms },
      ifMatch: undefined,
    } as never);
    return submitDealRegistration(cases.acting(by), {
      params: { id: draft.id },
      query: {},
      body: undefined,
      ifMatch: draft.revision,
    } as never);
  }
  const get = (id: string) => getDealRegistration(cases.acting(tenant.admin), { params: { id } } as never);
  async function taskOf(dealId: string) {
    const { caseId } = await get(dealId);
    return vi.waitFor(
      async () => {
        const page = await listTask(cases.acting(tenant.admin), {
          query: { scope: 'all', limit: 200, sort: 'dueAt' },
        } as never);
        const task = page.items.find((item) => item.caseId === caseId && item.status === 'open');
        if (!task) throw new Error('no task yet');
        return task;
      },
      { timeout: 20_000, interval: 50 },
    );
  }
  const decide = (ctx: ServiceContext, task: { id: string; revision: number }, body: object) =>
    decideTask(cases.acting(ctx), {
      params: { id: task.id },
      body: { acceptWaiting: false, ...body },
      ifMatch: task.revision,
    } as never);

  /** What became of a decision: `done`, or the code by which it was refused; on a busy machine only after a while. */
  async function settled(
    by: ServiceContext,
    outcome: PromiseSettledResult<{ commandId: string; status: string }>,
  ): Promise<string> {
    if (outcome.status === 'rejected') return outcome.reason.code;
    return until(async () => {
      const { status, code } = await getCommand(by, { params: { id: outcome.value.commandId } } as never);
      return status === 'pending' ? null : (code ?? status);
    }, 'a decision to be known');
  }

  it('are approved step by step and protected', async () => {
    const deal = await submit();
    for (const by of [tenant.pm, tenant.director, tenant.finance]) {
      const task = await taskOf(deal.id);
      expect(await decide(by, task, { outcome: 'approve' })).toMatchObject({ status: 'done' });
    }
    expect(await get(deal.id)).toMatchObject({ status: 'approved' });
    const handle = cases.client.workflow.getHandle(`deal-registration/${tenant.id}/${deal.id}`);
    const { historyLength } = await handle.describe();
    expect(historyLength).toBeLessThan(60);
  });

  it('let one of fifty simultaneous decisions win and tell the others what stands', async () => {
    const deal = await submit();
    const task = await taskOf(deal.id);
    const managers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        tenant.addMember({ name: `Manager ${index}`, roles: ['administrator'] }),
      ),
    );
    await database().admin.db.execute(
      `update tasks set candidate_roles = '["administrator"]' where id = '${task.id}'` as never,
    );
    const outcomes = await Promise.allSettled(managers.map(({ ctx }) => decide(ctx, task, { outcome: 'approve' })));
    const answers = await Promise.all(
      outcomes.map((outcome, index) => settled(managers[index]?.ctx ?? tenant.admin, outcome)),
    );
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    for (const answer of answers) expect(['done', 'not_open', 'already_decided']).toContain(answer);
  });
});

import { testSecret } from '@countersign/db/testing/database';
import { rehydrateCases } from '@countersign/services/case/rehydrate';
import { importNow, mapForWorker, startImport } from '@countersign/services/import/testing/import-file';
import { reconcilePayouts } from '@countersign/services/payout-run/reconcile';
import { balances } from '@countersign/services/rating/testing/sales';
import { until } from '@countersign/services/testing/live-deals';
import {
  arrangeMoney,
  countStatements,
  handOverForgotten,
  liveMoney,
  type MoneyTenant,
} from '@countersign/services/testing/live-money';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { queuesOf } from '@countersign/workflows/client/queues';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scheduleChores } from './schedule-chores.ts';
import { type RunningCases, runCases } from './testing/run-cases.ts';

const database = useTestDatabase();
const slow = 120_000;

describe('a month of money on a Temporal server', { timeout: slow }, () => {
  let given: MoneyTenant;
  let cases: RunningCases;
  let money: ReturnType<typeof liveMoney>;

  beforeEach(async () => {
    given = await arrangeMoney(database());
    cases = await runCases({
      databaseUrl: database().url,
      secret: testSecret,
      system: { ...given.tenant.system, now: () => Date.now() },
    });
    money = liveMoney(given, cases.acting);
  }, slow);
  afterEach(() => cases.stop(), slow);

  const system = () => ({ ...given.tenant.system, now: () => Date.now(), ports: cases.parts.ports });
  const caseIdOf = async (subject: string) => (await money.taskAbout(subject)).caseId;
  const statusOf = async (workflowId: string) =>
    (await cases.client.workflow.getHandle(workflowId).describe()).status.name;
  /** A run as if it had never been: not ended, but deleted with its history. */
  async function forget(workflowId: string): Promise<void> {
    await cases.client.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
    });
    await until(
      () =>
        cases.client.workflow
          .getHandle(workflowId)
          .describe()
          .then(
            () => null,
            () => true,
          ),
      `${workflowId} to be gone`,
    );
  }
  /** Everything that this tenant's workflows are is gone, and nothing says so to the database. */
  async function loseStore(): Promise<void> {
    const running = cases.client.workflow.list({
      query: `TaskQueue IN ('${cases.taskQueue}', '${cases.taskQueue}-bulk') AND ExecutionStatus = 'Running'`,
    });
    for await (const { workflowId } of running)
      await cases.client.workflow.getHandle(workflowId).terminate('store lost');
  }
  async function bringBack(): Promise<number> {
    const { restarted } = await rehydrateCases(system(), { only: 'missing' });
    return restarted;
  }

  it('is closed, approved, paid by two more and settled, each workflow to its end', async () => {
    const { tenant, month, secondApprover } = given;
    const periodId = await money.close();
    const closeCase = await caseIdOf(month);
    expect(await money.decide(tenant.finance, month)).toMatchObject({ status: 'done' });
    await money.periodBecomes(periodId, 'published');
    const run = await money.prepareRun();
    await money.decide(tenant.finance, run.number);
    expect(tenant.ports.bank.book).toEqual([]);
    await money.decide(secondApprover, run.number);
    await money.runBecomes(run.id, 'released');
    await cases.client.workflow.execute('reconcilePayouts', {
      workflowId: `payouts/${tenant.id}`,
      taskQueue: queuesOf(cases.taskQueue).bulk,
      args: [],
    });
    await money.runBecomes(run.id, 'settled');
    expect(tenant.ports.bank.book.map(({ amountMinor }) => amountMinor)).toEqual([-20_000n, -20_000n]);
    expect(await balances(tenant)).toEqual({ program_expense: 40_000n, bank: -40_000n });
    expect(closeCase).toBeTruthy();
    for (const workflowId of [`close/${tenant.id}/${periodId}`, `release/${tenant.id}/${run.id}`])
      await until(async () => (await statusOf(workflowId)) === 'COMPLETED', `${workflowId} to end`);
  });

  it('goes on when a closing or an import is gone from Temporal before it was carried out', async () => {
    const { tenant } = given;
    // Nobody carries anything out while the runs are lost.
    await cases.stopWorkers();
    const periodId = await money.close();
    const customers = await startImport(tenant, { kind: 'account', csv: 'name\nHelix AG\n' });
    const key = await mapForWorker(tenant, customers.id, { columns: { name: 'name' }, defaults: {}, sendMail: false });
    const lost = [`close/${tenant.id}/${periodId}`, `import/${tenant.id}/${customers.id}/${key}`];
    for (const workflowId of lost) {
      await until(
        () =>
          statusOf(workflowId).then(
            () => true,
            () => null,
          ),
        `${workflowId} to be handed over`,
      );
      await forget(workflowId);
    }
    await cases.startWorkers();
    // The schedule's turn, twice: what runs already is not run beside itself.
    for (const turn of [1, 2])
      await cases.client.workflow.execute('reconcileCases', {
        workflowId: `reconcile/${tenant.id}/${turn}`,
        taskQueue: queuesOf(cases.taskQueue).bulk,
        args: [],
      });
    await money.periodBecomes(periodId, 'in_review');
    await until(async () => (await importNow(tenant, customers.id)).status === 'validated', 'the import');
    expect(await countStatements(tenant, periodId)).toBe(2);
    for (const workflowId of lost)
      await until(async () => (await statusOf(workflowId)) === 'COMPLETED', `${workflowId} to end`);
  });

  it('goes on when the store of Temporal is lost under each review, and when the release itself is', async () => {
    const { tenant, month, secondApprover } = given;
    const periodId = await money.close();
    await caseIdOf(month);
    await loseStore();
    expect(await bringBack()).toBe(1);
    await until(
      async () => (await money.decide(tenant.finance, month).catch(() => null))?.status === 'done',
      'a decision',
    );
    await money.periodBecomes(periodId, 'published');

    const run = await money.prepareRun();
    await money.decide(tenant.finance, run.number);
    await loseStore();
    expect(await bringBack()).toBe(1);
    // The relay has handed the release over, and it is gone.
    await handOverForgotten(tenant, run.id);
    await until(
      async () => (await money.decide(secondApprover, run.number).catch(() => null))?.status === 'done',
      'the last approval',
    );
    await money.runBecomes(run.id, 'approved');
    const queues = queuesOf(cases.taskQueue);
    // The schedules went with the store; the worker makes them again.
    for (const chore of scheduleChores(cases.client, queues)) await chore.run();
    try {
      await until(async () => ['released', 'settled'].includes((await money.getRun(run.id)).status), 'the release');
    } finally {
      for await (const { scheduleId } of cases.client.schedule.list())
        if (scheduleId.endsWith(queues.cases)) await cases.client.schedule.getHandle(scheduleId).delete();
    }
    await until(async () => tenant.ports.bank.book.length === 2, 'the bank');
    await reconcilePayouts(system());
    await money.runBecomes(run.id, 'settled');
    expect(tenant.ports.bank.book).toHaveLength(2);
    expect(await balances(tenant)).toEqual({ program_expense: 40_000n, bank: -40_000n });
  });
});

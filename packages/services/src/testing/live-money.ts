import { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { periodOperations } from '@countersign/contracts/period/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { eq } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import { statements } from '@countersign/db/schema/statement';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ServiceContext } from '../context.ts';
import { createPayoutRun } from '../payout-run/create.ts';
import { getPayoutRun } from '../payout-run/get.ts';
import { submitPayoutRun } from '../payout-run/submit.ts';
import { closePeriod } from '../period/close.ts';
import { getPeriod } from '../period/get.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from './call.ts';
import { arrangePayoutAccounts } from './payout-accounts.ts';
import { createTestTenant, type TestTenant } from './test-tenant.ts';

export interface MoneyTenant {
  readonly tenant: TestTenant;
  /** The month that is over, as `2026-04`, in which both partners earned 200.00. */
  readonly month: string;
  readonly operator: ServiceContext;
  readonly secondApprover: ServiceContext;
}

const patienceMs = 60_000;
const pauseMs = 100;

/** Polls until there is something; the recorder of histories uses it too, where no test runner is. */
async function until<T>(look: () => Promise<T | null | undefined>, what: string): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** A tenant whose last month is to be closed and paid: 20 % without a hold, and accounts that can be paid to. */
export async function arrangeMoney(database: TestDatabase): Promise<MoneyTenant> {
  const now = new Date();
  const firstOfMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const day = firstOfMonth.toISOString().slice(0, 10);
  const tenant = await createTestTenant(database, { time: `${day}T06:00:00Z` });
  await startPlan(tenant, { ...twentyPercent, holdDays: 0 }, { from: day });
  await arrangePayoutAccounts(tenant);
  tenant.clock.set(now.toISOString());
  const at = `${day.slice(0, 8)}10T09:00:00Z`;
  await recordSales(
    tenant,
    [tenant.partnerA, tenant.partnerB].map(({ enrollmentId }) => ({ at, net: 100_000n, enrollmentId })),
  );
  const operator = await tenant.addMember({ name: 'Olga', roles: ['finance_operator'] });
  const second = await tenant.addMember({ name: 'Finn', roles: ['finance_approver'] });
  return { tenant, month: day.slice(0, 7), operator: operator.ctx, secondApprover: second.ctx };
}

/** The acts in which that tenant's money is closed, approved and paid, where cases run on a real server. */
export function liveMoney({ tenant, month, operator }: MoneyTenant, acting: (ctx: ServiceContext) => ServiceContext) {
  const taskAbout = (subject: string) =>
    until(async () => {
      const query = { scope: 'all', limit: 200 } as const;
      const page = await call(taskOperations.list, listTask, acting(tenant.admin), { query });
      return page.items.find(({ caseTitle, caseNumber }) => caseTitle.includes(subject) || caseNumber === subject);
    }, `a task about ${subject}`);
  const getRun = (id: string) => call(payoutRunOperations.get, getPayoutRun, acting(tenant.admin), { params: { id } });
  const period = (id: string) => call(periodOperations.get, getPeriod, acting(tenant.admin), { params: { id } });
  return {
    taskAbout,
    getRun,
    async close(): Promise<string> {
      const body = { programId: tenant.programId, month };
      return (await call(periodOperations.close, closePeriod, acting(operator), { body })).id;
    },
    async decide(by: ServiceContext, subject: string) {
      const task = await taskAbout(subject);
      return call(taskOperations.decide, decideTask, acting(by), {
        params: { id: task.id },
        body: { outcome: 'approve' },
        ifMatch: task.revision,
      });
    },
    async prepareRun() {
      const run = await call(payoutRunOperations.create, createPayoutRun, acting(operator), {
        body: { programId: tenant.programId, rail: 'sepa', payOn: new Date().toISOString().slice(0, 10) },
      });
      return call(payoutRunOperations.submit, submitPayoutRun, acting(operator), {
        params: { id: run.id },
        ifMatch: run.revision,
      });
    },
    periodBecomes: (id: string, status: Awaited<ReturnType<typeof period>>['status']) =>
      until(async () => ((await period(id)).status === status ? true : null), `${id} to become ${status}`),
    runBecomes: (id: string, status: Awaited<ReturnType<typeof getRun>>['status']) =>
      until(async () => ((await getRun(id)).status === status ? true : null), `${id} to become ${status}`),
  };
}

/** How many statements a period has. */
export function countStatements(tenant: TestTenant, periodId: string): Promise<number> {
  return tenant.inTenant((tx) => tx.$count(statements, eq(statements.periodId, periodId)));
}

/** As if the relay had handed a run's release over, and whoever had it were gone. */
export async function handOverForgotten(tenant: TestTenant, runId: string): Promise<void> {
  await tenant.inTenant((tx) =>
    tx.insert(outbox).values({
      tenantId: tenant.id,
      kind: 'release_run',
      key: runId,
      payload: { runId },
      priority: 1,
      availableAt: Date.now(),
      attempts: 1,
      doneAt: Date.now(),
    }),
  );
}

import { createTestDatabase, testSecret } from '@countersign/db/testing/database';
import { arrangeMoney, liveMoney } from '@countersign/services/testing/live-money';
import { runCases } from '@countersign/worker/src/testing/run-cases.ts';
import { createPayloadCodec } from '@countersign/workflows/client/payload-codec';
import { until } from '../deals/until.ts';
import { readableHistory } from './readable-history.ts';

/** The workflows of a month of money, each to its end: the close, its review, the review of the run and its release. */
export const moneyHistories = ['period-closed', 'period-reviewed', 'payout-run-reviewed', 'payouts-released'] as const;

/** A month is closed and approved, its payouts approved by two and released; gives the history of each workflow. */
export async function recordMoney(): Promise<Record<(typeof moneyHistories)[number], string>> {
  const database = await createTestDatabase();
  try {
    const given = await arrangeMoney(database);
    const { tenant, month, secondApprover } = given;
    const system = { ...tenant.system, now: () => Date.now() };
    const cases = await runCases({ databaseUrl: database.url, secret: testSecret, system });
    const historyOf = async (workflowId: string) => {
      const handle = cases.client.workflow.getHandle(workflowId);
      await until(`${workflowId} to end`, async () => (await handle.describe()).status.name === 'COMPLETED');
      return readableHistory(await handle.fetchHistory(), createPayloadCodec(cases.payloadKey));
    };
    try {
      const money = liveMoney(given, cases.acting);
      const periodId = await money.close();
      await money.decide(tenant.finance, month);
      await money.periodBecomes(periodId, 'published');
      const run = await money.prepareRun();
      await money.decide(tenant.finance, run.number);
      await money.decide(secondApprover, run.number);
      await money.runBecomes(run.id, 'released');
      return {
        'period-closed': await historyOf(`close/${tenant.id}/${periodId}`),
        'period-reviewed': await historyOf(`period-close/${tenant.id}/${periodId}`),
        'payout-run-reviewed': await historyOf(`payout-run/${tenant.id}/${run.id}`),
        'payouts-released': await historyOf(`release/${tenant.id}/${run.id}`),
      };
    } finally {
      await cases.stop();
    }
  } finally {
    await database.drop();
  }
}

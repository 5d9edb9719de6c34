import { importOperations } from '@countersign/contracts/import/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq, isNotNull } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import type { ServiceContext } from '@countersign/services/context';
import { commitImport } from '@countersign/services/import/commit';
import { mapImport } from '@countersign/services/import/map';
import { importNow, startImport } from '@countersign/services/import/testing/import-file';
import { listTask } from '@countersign/services/task/list';
import { call } from '@countersign/services/testing/call';
import { openLiveDeals } from '../deals/live-deals.ts';
import { until } from '../deals/until.ts';
import { indexes, inParallel, ms, quantile, table } from './figures.ts';
import { pipelineCsv } from './pipeline-csv.ts';

const startsMax = Number(process.argv[2] ?? 3_000);
const startsPerSecond = Number(process.argv[3] ?? 10);
const aloneDeals = 40;
const busyDeals = Math.min(120, Math.ceil(startsMax / 25));
const pauseMs = 800;
const p95Max = 1_000;

const deals = await openLiveDeals({ startsPerSecond });
const { tenant, cases } = deals;

/** From the call to decide until the next step's row is in the inbox of whom it asks, as that person lists it. */
async function measure(dealId: string, by: ServiceContext, next: ServiceContext): Promise<number> {
  const task = await deals.taskOf(dealId);
  const from = performance.now();
  const { status } = await deals.decide(by, task, { outcome: 'approve' });
  // A caller who has waited too long is told so; the row comes all the same, and counts with the time it took.
  if (status !== 'done' && status !== 'pending') throw new Error(`the decision is ${status}`);
  const query = { scope: 'mine', limit: 50, sort: '-openedAt' } as const;
  await until(
    'the next step’s row',
    async () => {
      const page = await call(taskOperations.list, listTask, cases.acting(next), { query });
      return page.items.find((item) => item.caseId === task.caseId);
    },
    { timeoutMs: 180_000, pollMs: 5 },
  );
  return performance.now() - from;
}

async function submitLarge(count: number): Promise<string[]> {
  const ids: string[] = [];
  await inParallel(indexes(count), 6, async () => {
    const terms = deals.terms({ amount: { amount: '70000.00', currency: 'EUR' } });
    const { id } = await deals.submit(tenant.partnerA.owner.ctx, terms);
    await deals.taskOf(id);
    ids.push(id);
  });
  return ids;
}

async function decideAll(ids: readonly string[], goesOn: () => Promise<boolean>, pause: number): Promise<number[]> {
  const samples: number[] = [];
  for (const id of ids) {
    if (!(await goesOn())) break;
    samples.push(await measure(id, tenant.pm, tenant.director));
    await new Promise((resolve) => setTimeout(resolve, pause));
    samples.push(await measure(id, tenant.director, tenant.finance));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return samples;
}

const bulk = and(eq(outbox.kind, 'start_case'), eq(outbox.priority, 5));
const startedCount = () => tenant.inTenant((tx) => tx.$count(outbox, and(bulk, isNotNull(outbox.doneAt))));

try {
  const ids = await submitLarge(aloneDeals + busyDeals);
  const alone = await decideAll(ids.slice(0, aloneDeals), async () => true, 50);

  const job = await startImport(tenant, { kind: 'deal-registration', csv: pipelineCsv(startsMax, 'open') });
  await call(importOperations.map, mapImport, cases.acting(tenant.admin), {
    params: { id: job.id },
    body: job.suggestedMapping,
  });
  const reaches = (status: string) =>
    until(`the import to be ${status}`, async () => (await importNow(tenant, job.id)).status === status, {
      timeoutMs: 900_000,
      pollMs: 500,
    });
  await reaches('validated');
  await call(importOperations.commit, commitImport, cases.acting(tenant.admin), { params: { id: job.id } });
  await reaches('committed');

  const before = await startedCount();
  const from = performance.now();
  const busy = await decideAll(ids.slice(aloneDeals), async () => (await startedCount()) < startsMax, pauseMs);
  const during = (await startedCount()) - before;
  const rate = during / ((performance.now() - from) / 1000);

  const row = (what: string, samples: readonly number[]) => [
    what,
    samples.length,
    ms(quantile(samples, 0.5)),
    ms(quantile(samples, 0.95)),
    ms(Math.max(...samples)),
  ];
  console.log(
    table(
      ['decision -> inbox row', 'decisions', 'p50', 'p95', 'longest'],
      [row('alone', alone), row(`while ${startsMax} cases start`, busy)],
    ),
  );
  console.log(
    `\nDuring the second row ${during} cases started, ${rate.toFixed(1)} a second; its p95 is ${(quantile(busy, 0.95) / quantile(alone, 0.95)).toFixed(1)} times the first’s.`,
  );
  if (quantile(busy, 0.95) >= p95Max) process.exitCode = 1;
} finally {
  await deals.stop();
}

import { taskOperations } from '@countersign/contracts/task/operations';
import { sql } from '@countersign/db/query';
import type { ServiceContext } from '@countersign/services/context';
import { listTask } from '@countersign/services/task/list';
import { call } from '@countersign/services/testing/call';
import { watchChunk } from '@countersign/services/watch/watch-chunk';
import { openLiveDeals } from '../deals/live-deals.ts';
import { until } from '../deals/until.ts';
import { indexes, inParallel, ms, quantile, table } from './figures.ts';

const partnerCount = Number(process.argv[2] ?? 100_000);
const lapsingCount = Math.ceil(partnerCount / 20);
const decisionsAlone = 20;
const p95Max = 1_000;
const dayMs = 86_400_000;

const deals = await openLiveDeals();
const { tenant, cases } = deals;
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const civilDay = (at: number) => new Date(at).toISOString().slice(0, 10);
const today = Date.now();

/** Partners with an owner and a licence each; the last days of most lie spread over two years, the rest lapse today. */
async function putUnderWatch(): Promise<void> {
  const id = (prefix: string) => sql`${prefix} || '_' || lpad(n::text, 26, '0')`;
  const all = sql`generate_series(1, ${partnerCount}) as n`;
  await tenant.inTenant(async (tx) => {
    await tx.execute(sql`
      insert into partners (tenant_id, id, name, type, country, status, revision, created_at)
      select ${tenant.id}, ${id('par')}, 'Partner ' || n, 'affiliate', 'RO', 'active', 1, now() from ${all}`);
    await tx.execute(sql`
      insert into enrollments (tenant_id, id, partner_id, program_id, status, created_at)
      select ${tenant.id}, ${id('enr')}, ${id('par')}, ${tenant.programId}, 'active', now() from ${all}`);
    await tx.execute(sql`
      insert into contacts (tenant_id, id, partner_id, person_id, user_id, name, email, roles, sees_all_deals, status, locale, zone, invited_at)
      select ${tenant.id}, ${id('con')}, ${id('par')}, ${id('psn')}, ${id('usr')}, 'Owner ' || n, 'owner' || n || '@bench.example', '["owner"]', true,
        'active', 'en', 'Europe/Berlin', now() from ${all}`);
    await tx.execute(sql`
      insert into licences (tenant_id, id, partner_id, kind, jurisdiction, regulator, number, expires_on, recorded_at)
      select ${tenant.id}, ${id('lic')}, ${id('par')}, 'gaming_affiliate', 'RO', 'ONJN', 'L-' || n,
        to_char(${civilDay(today)}::date + case when n <= ${lapsingCount} then 0 else 1 + n % 730 end, 'YYYY-MM-DD'), now() from ${all}`);
  });
  await deals.database.admin.db.execute(sql`analyze partners, enrollments, contacts, licences`);
}

interface Scan {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly chunks: number;
}

async function scan(at: number): Promise<Scan> {
  const ctx: ServiceContext = { ...tenant.system, now: () => at };
  const [from, fromCpu] = [performance.now(), cpuMs()];
  let chunks = 1;
  while (!(await watchChunk(ctx)).isDone) chunks += 1;
  return { wallMs: performance.now() - from, cpuMs: cpuMs() - fromCpu, chunks };
}

async function countsOf(at: number): Promise<string> {
  const [row] = await tenant.inTenant((tx) =>
    tx.execute<Record<string, number>>(
      sql`select found, warned, asked, lapsed, held, lifted from watch_days where day = ${civilDay(at)}`,
    ),
  );
  return Object.entries(row ?? {})
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** From the call to decide until the next step's row is in the inbox of whom it asks. */
async function decide(dealId: string): Promise<number> {
  const task = await deals.taskOf(dealId);
  const from = performance.now();
  await deals.decide(tenant.pm, task, { outcome: 'approve' });
  await until(
    'the next step’s row',
    async () => {
      const query = { scope: 'mine', limit: 50, sort: '-openedAt' } as const;
      const page = await call(taskOperations.list, listTask, cases.acting(tenant.director), { query });
      return page.items.find((item) => item.caseId === task.caseId);
    },
    { timeoutMs: 60_000, pollMs: 5 },
  );
  return performance.now() - from;
}

async function submitted(count: number): Promise<string[]> {
  const ids: string[] = [];
  await inParallel(indexes(count), 4, async () => {
    const terms = deals.terms({ amount: { amount: '70000.00', currency: 'EUR' } });
    const { id } = await deals.submit(tenant.partnerA.owner.ctx, terms);
    await deals.taskOf(id);
    ids.push(id);
  });
  return ids;
}

try {
  const ids = await submitted(decisionsAlone + 60);
  const alone: number[] = [];
  for (const id of ids.slice(0, decisionsAlone)) alone.push(await decide(id));
  await putUnderWatch();
  const first = await scan(today);
  const firstCounts = await countsOf(today);

  const tomorrow = today + dayMs;
  const isOver = { now: false };
  const busy: number[] = [];
  const meanwhile = (async () => {
    for (const id of ids.slice(decisionsAlone)) {
      if (isOver.now && busy.length >= 5) break;
      busy.push(await decide(id));
    }
  })();
  const second = await scan(tomorrow).finally(() => {
    isOver.now = true;
  });
  await meanwhile;
  const secondCounts = await countsOf(tomorrow);
  const third = await scan(tomorrow + dayMs);

  const row = (what: string, { wallMs, cpuMs: cpu, chunks }: Scan, counts: string) => [
    what,
    `${(wallMs / 1000).toFixed(1)} s`,
    `${(cpu / 1000).toFixed(1)} s`,
    chunks,
    counts,
  ];
  console.log(
    table(
      [`${partnerCount} partners`, 'took', 'CPU here', 'chunks', 'what came of it'],
      [
        row('first day', first, firstCounts),
        row(`day on which ${lapsingCount} lapse`, second, secondCounts),
        row('day after', third, await countsOf(tomorrow + dayMs)),
      ],
    ),
  );
  const times = (what: string, samples: readonly number[]) => [
    what,
    samples.length,
    ms(quantile(samples, 0.5)),
    ms(quantile(samples, 0.95)),
    ms(Math.max(...samples)),
  ];
  console.log(
    `\n${table(
      ['decision -> inbox row', 'decisions', 'p50', 'p95', 'longest'],
      [times('alone', alone), times(`while ${lapsingCount} lapse`, busy)],
    )}`,
  );
  if (quantile(busy, 0.95) >= p95Max) process.exitCode = 1;
} finally {
  await deals.stop();
}

import { sql } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import { createTestDatabase, type TestDatabase } from '@countersign/db/testing/database';
import type { Posting } from '@countersign/domain/ledger/posting';
import { postAll } from '@countersign/services/ledger/post';
import { ensureDefaultLegalEntity } from '@countersign/services/legal-entity/ensure-default';
import { runClose } from '@countersign/services/period/run-close';
import { rateAllQueued } from '@countersign/services/rating/rate-all-queued';
import { releaseHolds } from '@countersign/services/rating/release-holds';
import type { TestTenant } from '@countersign/services/testing/test-tenant';
import { indexes, quantile, table } from './figures.ts';
import { moneyTenant, queueInvoices } from './money/world.ts';

const largest = Number(process.argv[2] ?? 80_000);
const rounds = Number(process.argv[3] ?? 5);
const sizes = [largest / 8, largest / 4, largest / 2, largest];
const eventsPerPartner = 20;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

/** Ready lines written as they are, into a table with the keys and indexes of the lines: what no rating can be faster than. */
async function copyLines(database: TestDatabase, tenant: TestTenant): Promise<number> {
  const admin = database.admin.db;
  await admin.execute(sql`drop table if exists bench_lines`);
  await admin.execute(sql`create table bench_lines (like lines including all)`);
  return seconds(() => admin.execute(sql`insert into bench_lines select * from lines where tenant_id = ${tenant.id}`));
}

/** How long the holds of a month took to be released, and what was left of its closing. */
async function closeMonth(tenant: TestTenant): Promise<{ readonly released: number; readonly stated: number }> {
  const id = tenant.ids.next('per');
  await tenant.inTenant((tx) =>
    tx.insert(periods).values({
      tenantId: tenant.id,
      id,
      programId: tenant.programId,
      fromOn: '2026-04-01',
      toOn: '2026-04-30',
      startsAt: Date.parse('2026-03-31T22:00:00Z'),
      endsAt: Date.parse('2026-04-30T22:00:00Z'),
      status: 'closing',
      approvedByPersons: [],
      revision: 1,
      createdAt: Date.now(),
    }),
  );
  const ctx = { ...tenant.system, now: () => Date.now() };
  const released = await seconds(() => releaseHolds(ctx));
  return { released, stated: await seconds(() => runClose(ctx, id, () => {})) };
}

async function rateAndClose(events: number) {
  const database = await createTestDatabase();
  try {
    const partners = events / eventsPerPartner;
    const tenant = await moneyTenant(database, partners);
    const net = await queueInvoices(database, tenant, { events, partners });
    const ctx = { ...tenant.system, now: () => Date.now() };
    const rated = await seconds(() => rateAllQueued(ctx, () => {}));
    const again = await rateAllQueued(ctx, () => {});
    if (again.lines !== 0) throw new Error('rated twice');
    const [sum] = await database.admin.db.execute<{ lines: number; net: string }>(
      sql`select count(*)::int as lines, (sum(amount_exact) * 500)::bigint::text as net from lines where tenant_id = ${tenant.id}`,
    );
    if (sum?.lines !== events || BigInt(sum.net) !== net)
      throw new Error(`${sum?.lines} lines of a fifth of ${sum?.net}, not ${net}`);
    const copied = await copyLines(database, tenant);
    const grouped = await seconds(() =>
      database.admin.db.execute(
        sql`select enrollment_id, sum(amount_minor), count(*) from lines where tenant_id = ${tenant.id} group by 1`,
      ),
    );
    const { released, stated } = await closeMonth(tenant);
    const [made] = await database.admin.db.execute<{ statements: number; same: boolean }>(sql`
      select count(*)::int as statements, sum(earned_minor) = (select sum(amount_minor) from lines) as same from statements`);
    if (made?.statements !== partners || !made.same) throw new Error('statements do not sum to their lines');
    return { events, partners, rated, copied, released, stated, closed: released + stated, grouped };
  } finally {
    await database.drop();
  }
}

type Run = Awaited<ReturnType<typeof rateAndClose>>;

/** Of each time its median, ours and the peers' from the same rounds. */
function medianOf(runs: readonly Run[]): Run {
  const of = (name: keyof Run) =>
    quantile(
      runs.map((run) => run[name]),
      0.5,
    );
  return {
    events: of('events'),
    partners: of('partners'),
    rated: of('rated'),
    copied: of('copied'),
    released: of('released'),
    stated: of('stated'),
    closed: of('closed'),
    grouped: of('grouped'),
  };
}

const [smallest = 0, ...larger] = sizes;
const inTurn: Run[] = [];
for (let round = 0; round < rounds; round += 1) inTurn.push(await rateAndClose(smallest));
const times = [medianOf(inTurn)];
for (const events of larger) times.push(await rateAndClose(events));
const p4 = times.map((run): (string | number)[] => [
  run.events,
  `${run.rated.toFixed(2)} s`,
  Math.round(run.events / run.rated),
  `${run.copied.toFixed(2)} s`,
  (run.rated / run.copied).toFixed(1),
]);
const p6 = times.map((run): (string | number)[] => [
  run.partners,
  run.events,
  `${run.released.toFixed(2)} s`,
  `${run.stated.toFixed(2)} s`,
  `${run.closed.toFixed(2)} s`,
  `${run.grouped.toFixed(3)} s`,
  (run.closed / run.grouped).toFixed(0),
]);
const growth = (of: 'rated' | 'closed') => ((times.at(-1)?.[of] ?? 0) / (times[0]?.[of] ?? 1)).toFixed(1);
console.log(
  `\nP4: queued events to lines and postings, durable; the first row is the median of ${rounds} interleaved rounds\n`,
);
console.log(
  table(['events', 'rated in', 'lines a second', 'INSERT .. SELECT of the ready lines', 'times as long'], p4),
);
console.log(`\nEight times the events took ${growth('rated')} times as long.`);
console.log(
  `\nP6: a month closed: statements, sums, hash, review; the first row is the median of ${rounds} interleaved rounds\n`,
);
console.log(
  table(
    ['partners', 'lines', 'holds released in', 'statements made in', 'together', 'bare GROUP BY', 'times as long'],
    p6,
  ),
);
console.log(`\nEight times the lines took ${growth('closed')} times as long.`);

/** P5: our postings against a function in the database that writes two entries and moves two balances, and checks nothing. */
const database = await createTestDatabase();
try {
  const tenant = await moneyTenant(database, 1_000);
  const admin = database.admin.db;
  await admin.execute(
    sql`create table raw_entries (id bigint generated always as identity primary key, account text not null, amount bigint not null)`,
  );
  await admin.execute(sql`create table raw_balances (account text primary key, balance bigint not null)`);
  await admin.execute(sql`
    create function raw_post(debit text[], credit text[], amount bigint[]) returns void language sql as $$
      insert into raw_entries (account, amount)
      select d, a from unnest(debit, amount) x(d, a) union all select c, -a from unnest(credit, amount) x(c, a);
      insert into raw_balances as b select account, sum(amount) from (
        select d as account, a as amount from unnest(debit, amount) x(d, a)
        union all select c, -a from unnest(credit, amount) x(c, a)) e group by account order by account
      on conflict (account) do update set balance = b.balance + excluded.balance $$`);
  const legalEntityId = await tenant.inTenant((tx) => ensureDefaultLegalEntity(tenant.system, tx));
  let posted = 0;
  const postings = (count: number): Posting[] =>
    indexes(count).map((index) => ({
      key: `bench:${(posted += 1)}`,
      kind: 'earning',
      legalEntityId,
      effectiveAt: Date.now(),
      facts: {},
      entries: [
        { account: { kind: 'program_expense', enrollmentId: '', currency: 'EUR' }, amountMinor: 100n },
        {
          account: {
            kind: 'partner_pending',
            enrollmentId: `enr_${String(1 + (index % 1_000)).padStart(26, '0')}`,
            currency: 'EUR',
          },
          amountMinor: -100n,
        },
      ],
    }));
  const ours = (count: number) => tenant.inTenant((tx) => postAll(tenant.system, tx, postings(count)));
  const raw = (count: number) =>
    admin.execute(sql`select raw_post(array_fill('expense'::text, array[${count}::int]),
      array(select 'p' || (1 + i % 1000) from generate_series(1, ${count}::int) i), array_fill(100::bigint, array[${count}::int]))`);
  await ours(1_000);
  await raw(1_000);
  const rows: (string | number)[][] = [];
  for (const [what, size, repeat] of [
    ['one at a time', 1, 200],
    ['batches of 1,000', 1_000, 10],
  ] as const) {
    const our: number[] = [];
    const their: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      our.push(
        await seconds(async () => {
          for (let index = 0; index < repeat; index += 1) await ours(size);
        }),
      );
      their.push(
        await seconds(async () => {
          for (let index = 0; index < repeat; index += 1) await raw(size);
        }),
      );
    }
    const rate = (samples: readonly number[]) => (size * repeat) / quantile(samples, 0.5);
    rows.push([what, Math.round(rate(our)), Math.round(rate(their)), (rate(our) / rate(their)).toFixed(2)]);
  }
  const [trial] = await admin.execute<{ rest: string }>(
    sql`select coalesce(sum(amount_minor), 0)::text as rest from ledger_entries`,
  );
  if (trial?.rest !== '0') throw new Error('the trial balance is not nought');
  console.log(`\nP5: postings a second, medians of ${rounds} interleaved rounds\n`);
  console.log(table(['postings', 'ours', 'raw function', 'ratio'], rows));
} finally {
  await database.drop();
}

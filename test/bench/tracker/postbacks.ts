import { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';
import { moveArrivedEvents } from '@countersign/services/event/move-arrived';
import { createEventSource } from '@countersign/services/event-source/create';
import { call } from '@countersign/services/testing/call';
import type { TestTenant } from '@countersign/services/testing/test-tenant';
import postgres from 'postgres';
import { quantile, table } from '../figures.ts';
import { browserRequest, sendAll } from './load.ts';

const connections = 64;
const peerConnections = 8;

/** Every tenth of ten keys comes once more, three in ten: the order in which networks repeat themselves. */
const keyOf = (round: number, index: number) =>
  `${round}-${index % 10 < 7 ? index : index - (index % 10) + (index % 3)}`;

/** P2: postbacks with 30 % duplicates, durable, against single rows with ON CONFLICT. */
export async function benchPostbacks(given: {
  readonly database: TestDatabase;
  readonly tenant: TestTenant;
  readonly port: number;
  readonly requests: number;
  readonly rounds: number;
}): Promise<void> {
  const { database, tenant, port, rounds } = given;
  const count = Math.min(given.requests, 5_000);
  const source = await call(eventSourceOperations.create, createEventSource, tenant.admin, {
    body: { programId: tenant.programId, name: 'Bench', kind: 'postback' },
  });
  const client = postgres(database.url, { max: peerConnections, onnotice: () => {} });
  await client`create table bench_keys (source text, key text, net bigint, at timestamptz default now(), primary key (source, key))`;
  const rates = { postback: [] as number[], rows: [] as number[], p99: [] as number[] };
  const keys = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const of = (index: number) => {
      const key = keyOf(round, index);
      keys.add(key);
      return browserRequest(
        `/p/${source.publicKey}?kind=order&externalId=${key}&net=100.00&currency=EUR&customer=c-${index}`,
        [`authorization: Bearer ${source.secret}`],
      );
    };
    const { statuses, seconds, latencies } = await sendAll(port, { count, of }, connections);
    if (statuses.get(200) !== count) throw new Error(JSON.stringify([...statuses]));
    rates.postback.push(count / seconds);
    rates.p99.push(quantile(latencies, 0.99));
    rates.rows.push(await peerRate(client, round, count));
  }
  await client.end({ timeout: 2 });
  const from = performance.now();
  const moved = await moveArrivedEvents(tenant.system);
  const movedIn = (performance.now() - from) / 1000;
  const [counted] = await tenant.inTenant((tx) =>
    tx.execute<{ events: number; duplicates: number }>(sql`
      select count(*)::int as events, (count(*) filter (where reason = 'duplicate'))::int as duplicates from event_states`),
  );
  const conversions = (counted?.events ?? 0) - (counted?.duplicates ?? 0);
  const median = (values: readonly number[]) => quantile(values, 0.5);
  console.log(`\nP2: ${count} postbacks, 30 % of them duplicates, medians of ${rounds} interleaved rounds\n`);
  console.log(
    table(
      ['what', 'figure'],
      [
        [`postbacks a second, ${connections} connections`, median(rates.postback).toFixed(0)],
        ['p99', `${median(rates.p99).toFixed(1)} ms`],
        [`single rows ON CONFLICT a second, ${peerConnections} connections`, median(rates.rows).toFixed(0)],
        ['ratio (target 0.4)', (median(rates.postback) / median(rates.rows)).toFixed(2)],
        ['turned into events a second', (moved / movedIn).toFixed(0)],
        ['keys sent / conversions', `${keys.size} / ${conversions}`],
      ],
    ),
  );
  if (conversions !== keys.size) process.exitCode = 1;
}

async function peerRate(client: postgres.Sql, round: number, count: number): Promise<number> {
  let next = 0;
  const from = performance.now();
  const lane = async () => {
    while (next < count) {
      const key = keyOf(round, next);
      next += 1;
      await client`insert into bench_keys (source, key, net) values ('bench', ${key}, 10000) on conflict do nothing`;
    }
  };
  await Promise.all(Array.from({ length: peerConnections }, lane));
  return count / ((performance.now() - from) / 1000);
}

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from '@countersign/db/query';
import { createTestDatabase, testSecret } from '@countersign/db/testing/database';
import { arrived } from '@countersign/services/testing/arrived';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
// @boundaries-ignore the root's scripts are what is used
import { repositoryDir } from '../../scripts/repository.ts';
import { quantile, table } from './figures.ts';
import { benchBots } from './tracker/bots.ts';
import { browserRequest, sendAll } from './tracker/load.ts';
import { startNginx } from './tracker/nginx.ts';
import { benchPostbacks } from './tracker/postbacks.ts';
import { cpuSecondsOf, type Measured, startMeasured } from './tracker/process.ts';

const requests = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 5);
const connections = 256;
const peer = fileURLToPath(new URL('./tracker/peer.ts', import.meta.url));
const entry = join(repositoryDir, 'apps', 'tracker', 'src', 'testing', 'run-child.ts');

type Name = 'bare node:http' | 'tracker' | 'Express 5' | 'nginx';

benchBots();

const database = await createTestDatabase();
try {
  const tenant = await createTestTenant(database);
  await track.setUp(tenant);
  const codes: string[] = [];
  for (let index = 0; index < 20; index += 1) codes.push((await track.link(tenant)).code);
  const clickOf = (index: number) => browserRequest(`/k/${codes[index % codes.length]}`);
  const clicks = (count: number) => ({ count, of: clickOf });
  const settings = { DATABASE_URL: database.url, DATABASE_ROLES_SECRET: testSecret, LOG_LEVEL: 'info' };
  const nginx = await startNginx();
  if (nginx === undefined) console.log('skipped: nginx is not installed (Debian: apt-get install nginx-light)');
  const tracker = await startMeasured(entry, JSON.stringify(settings));
  const servers = new Map<Name, Measured>([
    ['bare node:http', await startMeasured(peer, 'bare')],
    ['tracker', tracker],
    ['Express 5', await startMeasured(peer, 'express')],
  ]);
  if (nginx !== undefined) servers.set('nginx', nginx);
  const names = [...servers.keys()];

  const backendPid = async () => {
    const [row] = await database.admin.db.execute<{ pid: number }>(
      sql`select pid from pg_stat_activity where usename = 'countersign_tracker' and datname = current_database() and query ilike 'copy ingest.touches%'`,
    );
    return row?.pid;
  };
  const measure = async (server: Measured, count: number) => {
    const from = server.cpuSeconds();
    const result = await sendAll(server.port, clicks(count), connections);
    const redirects = result.statuses.get(302) ?? 0;
    if (redirects !== count) throw new Error(`${JSON.stringify([...result.statuses])} of ${count}`);
    return { ...result, cpuMicros: ((server.cpuSeconds() - from) * 1e6) / count };
  };

  let answered = 0;
  // Long enough for the compiler to have seen all of it.
  for (const server of servers.values()) await measure(server, requests);
  answered += requests;
  const pid = await backendPid();
  const backendFrom = pid === undefined ? 0 : cpuSecondsOf(pid);
  const figures = Object.fromEntries(
    names.map((name) => [name, { cpu: [] as number[], rate: [] as number[], p99: [] as number[] }]),
  ) as Record<Name, { cpu: number[]; rate: number[]; p99: number[] }>;
  for (let round = 0; round < rounds; round += 1)
    for (const [name, server] of servers) {
      const { cpuMicros, seconds, latencies } = await measure(server, requests);
      figures[name].cpu.push(cpuMicros);
      figures[name].rate.push(requests / seconds);
      figures[name].p99.push(quantile(latencies, 0.99));
      if (name === 'tracker') answered += requests;
    }
  const backend = pid === undefined ? Number.NaN : ((cpuSecondsOf(pid) - backendFrom) * 1e6) / (requests * rounds);
  const median = (values: readonly number[]) => quantile(values, 0.5);
  console.log(`\nP1: ${requests} redirects, ${connections} connections, medians of ${rounds} interleaved rounds\n`);
  console.log(
    table(
      ['server', 'CPU-µs a redirect', 'redirects a second', 'p99'],
      names.map((name) => [
        name,
        median(figures[name].cpu).toFixed(1),
        median(figures[name].rate).toFixed(0),
        `${median(figures[name].p99).toFixed(1)} ms`,
      ]),
    ),
  );
  const ratio = (left: Name, right: Name) => (median(figures[left].cpu) / median(figures[right].cpu)).toFixed(2);
  console.log(
    `tracker / bare ${ratio('tracker', 'bare node:http')} (target 1.4), Express / tracker ${ratio('Express 5', 'tracker')} (target 5)${nginx === undefined ? '' : `, tracker / nginx ${ratio('tracker', 'nginx')}`}; the database's own process: ${backend.toFixed(1)} CPU-µs a click`,
  );

  const growth: [string, string, string][] = [];
  for (const factor of [1, 2, 4, 8]) {
    const count = Math.ceil(requests / 4) * factor;
    const { seconds, cpuMicros } = await measure(tracker, count);
    answered += count;
    growth.push([String(count), `${seconds.toFixed(2)} s`, cpuMicros.toFixed(1)]);
  }
  console.log(`\n${table(['redirects', 'time', 'CPU-µs each'], growth)}`);
  const kept = (await arrived.ids(database)).size;
  console.log(`answered with a redirect: ${answered}, committed: ${kept}`);
  if (kept !== answered) process.exitCode = 1;

  await benchPostbacks({ database, tenant, port: tracker.port, requests, rounds });
  for (const server of servers.values()) await server.stop();
} finally {
  await database.drop();
}

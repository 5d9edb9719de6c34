import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importOperations } from '@countersign/contracts/import/operations';
import { createTestDatabase, type TestDatabase } from '@countersign/db/testing/database';
import { diskFileStore } from '@countersign/integration-disk/adapter';
import type { ServiceContext } from '@countersign/services/context';
import { byteStream } from '@countersign/services/file/byte-stream';
import { uploadFile } from '@countersign/services/file/upload';
import { commitImport } from '@countersign/services/import/commit';
import { createImport } from '@countersign/services/import/create';
import { getImport } from '@countersign/services/import/get';
import { mapImport } from '@countersign/services/import/map';
import { call } from '@countersign/services/testing/call';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import { quantile, table } from './figures.ts';
import { expectedOf, writeEventCsv } from './import/event-csv.ts';
import { copyPeer, drizzlePeer } from './import/peers.ts';

const rows = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 5);
const largest = Number(process.argv[4] ?? 8);
const child = fileURLToPath(new URL('./import/child.ts', import.meta.url));
const drizzleRows = 5_000;
/** What the import needs: without a limit Node takes as much of a large machine as it likes before it tidies up. */
const heapFlags = ['--max-old-space-size=128', '--max-semi-space-size=8'];

interface Phase {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssMegabytes: number;
}

const folder = await mkdtemp(join(tmpdir(), 'import-bench-'));
const database = await createTestDatabase();
try {
  const ours: { seconds: number; cpu: number }[] = [];
  const peers = { copy: [] as number[], drizzle: [] as number[] };
  const file = join(folder, 'round.csv');
  await writeEventCsv(file, rows);
  for (let round = 0; round < rounds; round += 1) {
    const { check, commit } = await importFile(database, file, rows);
    ours.push({ seconds: check.seconds + commit.seconds, cpu: check.cpuSeconds + commit.cpuSeconds });
    peers.copy.push(await copyPeer(database, file));
    peers.drizzle.push(await drizzlePeer(database, drizzleRows));
  }
  const median = (values: readonly number[]) => quantile(values, 0.5);
  const rate = rows / median(ours.map(({ seconds }) => seconds));
  const copyRate = rows / median(peers.copy);
  const drizzleRate = drizzleRows / median(peers.drizzle);
  console.log(`\nP11: ${rows} rows, medians of ${rounds} interleaved rounds\n`);
  console.log(
    table(
      ['what', 'rows a second', 'CPU-µs a row in its process'],
      [
        [
          'import: checked, then recorded',
          rate.toFixed(0),
          ((median(ours.map(({ cpu }) => cpu)) * 1e6) / rows).toFixed(1),
        ],
        ['COPY of the same file into the same columns', copyRate.toFixed(0), ''],
        [`drizzle values, ${drizzleRows} rows`, drizzleRate.toFixed(0), ''],
      ],
    ),
  );
  console.log(
    `import / COPY ${(rate / copyRate).toFixed(2)} (target 0.3), import / drizzle ${(rate / drizzleRate).toFixed(2)}`,
  );

  const growth: string[][] = [];
  for (let factor = 1; factor <= largest; factor *= 2) {
    const path = join(folder, `growth-${factor}.csv`);
    await writeEventCsv(path, rows * factor);
    const { size } = await stat(path);
    const { check, commit } = await importFile(database, path, rows * factor);
    growth.push([
      String(rows * factor),
      `${(size / 1e6).toFixed(1)} MB`,
      `${check.seconds.toFixed(1)} s`,
      `${commit.seconds.toFixed(1)} s`,
      `${check.rssMegabytes.toFixed(0)} MB`,
      `${commit.rssMegabytes.toFixed(0)} MB`,
    ]);
    await rm(path);
  }
  console.log(`\n${table(['rows', 'file', 'checked in', 'recorded in', 'peak memory', 'peak memory'], growth)}`);
} finally {
  await database.drop();
  await rm(folder, { recursive: true });
}

/** A tenant of its own, the whole way of an import, its outcome asserted. */
async function importFile(of: TestDatabase, path: string, count: number): Promise<{ check: Phase; commit: Phase }> {
  const tenant = await createTestTenant(of, { time: new Date().toISOString() });
  await track.setUp(tenant);
  for (let index = 0; index < 20; index += 1) await track.coupon(tenant, `PARTNER${index}`);
  const ports = { ...tenant.ports, fileStore: diskFileStore({ folder }) };
  const ctx: ServiceContext = { ...tenant.admin, ports };
  const { id: fileId } = await uploadFile(ctx, {
    params: {},
    query: { name: 'events.csv', purpose: 'import' },
    body: byteStream(createReadStream(path)),
    ifMatch: undefined,
  });
  const body = { kind: 'event' as const, fileId, programId: tenant.programId };
  const started = await call(importOperations.create, createImport, ctx, { body });
  const params = { id: started.id };
  await call(importOperations.map, mapImport, ctx, { params, body: started.suggestedMapping });
  const check = await runChild(of, tenant.id, started.id);
  await call(importOperations.commit, commitImport, ctx, { params });
  const commit = await runChild(of, tenant.id, started.id);
  const done = await call(importOperations.get, getImport, ctx, { params });
  const { refused, duplicates, recorded } = expectedOf(count);
  const { invalid, skipped, committed } = done.counts;
  if (done.status !== 'committed' || invalid !== refused || skipped !== duplicates || committed !== recorded)
    throw new Error(`of ${count} rows: ${done.status} ${JSON.stringify(done.counts)}`);
  return { check, commit };
}

async function runChild(of: TestDatabase, tenantId: string, importId: string): Promise<Phase> {
  const running = spawn(
    process.execPath,
    [...heapFlags, child, of.urlOf('countersign_app'), tenantId, importId, folder],
    {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  running.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code] = await once(running, 'close');
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return JSON.parse(text) as Phase;
}

import { randomUUID } from 'node:crypto';
import { openDatabase } from '@countersign/db/client';
import { diskFileStore } from '@countersign/integration-disk/adapter';
import { runImport } from '@countersign/services/import/run-import';
import { createFakePorts, createTestLog } from '@countersign/services/testing/world';

// Checks or commits one import in a process of its own, as the worker does, and says what that took.
const [url = '', tenantId = '', importId = '', folder = ''] = process.argv.slice(2);
const { db, close } = openDatabase(url, { statementTimeoutMs: 60_000 });
const before = process.cpuUsage();
const from = performance.now();
await runImport(
  {
    tenantId,
    actor: { kind: 'system', name: 'import' },
    db,
    now: () => Date.now(),
    ids: { next: (prefix) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 26)}` },
    random: Math.random,
    log: createTestLog(),
    requestId: null,
    idempotency: null,
    ports: { ...createFakePorts(), fileStore: diskFileStore({ folder }) },
    urls: { portal: '', console: '', tracker: '' },
  },
  importId,
  { signal: new AbortController().signal, heartbeat: () => {} },
);
const seconds = (performance.now() - from) / 1000;
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, rssMegabytes: process.resourceUsage().maxRSS / 1024 }),
);
await close();

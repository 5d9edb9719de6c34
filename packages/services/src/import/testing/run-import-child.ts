import { randomUUID } from 'node:crypto';
import { openDatabase } from '@countersign/db/client';
import { createFakePorts, createTestLog } from '../../testing/world.ts';
import { runImport } from '../run-import.ts';

/** Runs one import in a process of its own, which a test may kill; writes how far it is, a line per batch. */
const [url = '', tenantId = '', importId = ''] = process.argv.slice(2);
const { db, close } = openDatabase(url);
const ctx = {
  tenantId,
  actor: { kind: 'system' as const, name: 'import' },
  db,
  now: () => Date.now(),
  ids: { next: (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 26)}` },
  random: () => 0.5,
  log: createTestLog(),
  requestId: null,
  idempotency: null,
  ports: createFakePorts(),
  urls: { portal: '', console: '', tracker: '' },
};
await runImport(ctx, importId, {
  signal: new AbortController().signal,
  heartbeat: ({ done }) => process.stdout.write(`${done}\n`),
});
await close();

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeAbandoned, throwawayDataDir } from '@countersign/local/abandoned';
import { anyFreePort } from '@countersign/local/ports';
import { startPostgres } from '@countersign/local/postgres';
import { startTemporal } from '@countersign/local/temporal';
import { repositoryDir } from '../repository.ts';
import { runToEnd } from '../start/run-to-end.ts';

const connectionsMax = 400;
/** What Node has compiled once. Every process that a test starts is spared a third of its start. */
const compiledDir = join(repositoryDir, 'node_modules', '.cache', 'node');
const bundleEntry = join('apps', 'worker', 'src', 'write-bundle.ts');

/**
 * One PostgreSQL and one Temporal server for a whole run of tests, told to them by `TEST_DATABASE_URL` and
 * `TEST_TEMPORAL_ADDRESS`; beside them the workflows, bundled once for all workers. Servers that are already named there
 * are used as they are.
 */
export async function startTestServers(): Promise<() => Promise<void>> {
  process.env['NODE_COMPILE_CACHE'] ??= compiledDir;
  if (process.env['TEST_DATABASE_URL'] && process.env['TEST_TEMPORAL_ADDRESS']) return async () => {};
  const parentDir = join(repositoryDir, '.countersign');
  await removeAbandoned(parentDir);
  const dataDir = throwawayDataDir(parentDir);
  const progress = (line: string) => process.stderr.write(`${line}\n`);
  const starting = {
    postgres: startPostgres({
      dataDir: join(dataDir, 'postgres'),
      port: await anyFreePort(),
      isThrowaway: true,
      maxConnections: connectionsMax,
      progress,
    }),
    temporal: startTemporal({ dataDir: join(dataDir, 'temporal'), port: await anyFreePort(), progress }),
  };
  const workflows = join(dataDir, 'workflows.js');
  const bundling = runToEnd({ entry: bundleEntry, args: [workflows], environment: process.env, onLine: () => {} });
  const [postgres, temporal, bundled] = await Promise.allSettled([starting.postgres, starting.temporal, bundling]);
  const stop = async () => {
    if (temporal.status === 'fulfilled') await temporal.value.stop();
    if (postgres.status === 'fulfilled') await postgres.value.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  if (postgres.status === 'rejected' || temporal.status === 'rejected' || bundled.status === 'rejected') {
    await stop();
    throw [postgres, temporal, bundled].find((one) => one.status === 'rejected')?.reason;
  }
  process.env['TEST_DATABASE_URL'] = postgres.value.url;
  process.env['TEST_TEMPORAL_ADDRESS'] = temporal.value.address;
  process.env['WORKFLOW_BUNDLE'] = workflows;
  return async () => {
    delete process.env['TEST_DATABASE_URL'];
    delete process.env['TEST_TEMPORAL_ADDRESS'];
    delete process.env['WORKFLOW_BUNDLE'];
    await stop();
  };
}

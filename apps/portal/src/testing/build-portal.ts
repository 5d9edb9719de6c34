import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const appDir = join(import.meta.dirname, '..', '..');

/**
 * The portal as it is shipped: the one that the run has built, or built into a folder of its own, apart from the tests'
 * process, which is no production.
 */
export async function buildPortal(): Promise<{ readonly distDir: string; readonly remove: () => Promise<void> }> {
  const built = process.env['TEST_PAGES_DIR'];
  if (built) return { distDir: join(built, 'portal'), remove: async () => {} };
  const distDir = await mkdtemp(join(tmpdir(), 'countersign-portal-'));
  await promisify(execFile)(
    join(appDir, 'node_modules', '.bin', 'vite'),
    ['build', '--logLevel', 'error', '--outDir', distDir, '--emptyOutDir'],
    { cwd: appDir, env: { ...process.env, NODE_ENV: 'production' } },
  );
  return { distDir, remove: () => rm(distDir, { recursive: true, force: true }) };
}

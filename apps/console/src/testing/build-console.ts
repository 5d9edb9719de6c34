import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

/**
 * The console as it is shipped: the one that the run has built, or built into a folder of its own, in a process that knows
 * nothing of the test runner.
 */
export async function buildConsole(): Promise<{ distDir: string; remove: () => Promise<void> }> {
  const built = process.env['TEST_PAGES_DIR'];
  if (built) return { distDir: join(built, 'console'), remove: async () => {} };
  const distDir = await mkdtemp(join(tmpdir(), 'countersign-console-'));
  const environment = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', distDir, '--emptyOutDir'], {
    cwd: root,
    env: environment,
  });
  return { distDir, remove: () => rm(distDir, { recursive: true, force: true }) };
}

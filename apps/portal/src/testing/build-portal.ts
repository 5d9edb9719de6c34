import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const appDir = join(import.meta.dirname, '..', '..');

/** Builds the portal as it is shipped into a folder of its own; apart from the tests' process, which is no production. */
export async function buildPortal(): Promise<{ readonly distDir: string; readonly remove: () => Promise<void> }> {
  const distDir = await mkdtemp(join(tmpdir(), 'countersign-portal-'));
  await promisify(execFile)(
    join(appDir, 'node_modules', '.bin', 'vite'),
    ['build', '--logLevel', 'error', '--outDir', distDir, '--emptyOutDir'],
    { cwd: appDir, env: { ...process.env, NODE_ENV: 'production' } },
  );
  return { distDir, remove: () => rm(distDir, { recursive: true, force: true }) };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the console as it is shipped, into a folder of its own. */
export async function buildConsole(): Promise<{ distDir: string; remove: () => Promise<void> }> {
  const distDir = await mkdtemp(join(tmpdir(), 'countersign-console-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    // Under a test runner vite would otherwise build react's development version.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: distDir, emptyOutDir: true },
  });
  return { distDir, remove: () => rm(distDir, { recursive: true, force: true }) };
}

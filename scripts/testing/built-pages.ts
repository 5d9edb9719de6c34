import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryDir } from '../repository.ts';
import { buildWebApp } from '../start/web-build.ts';

const apps = ['portal', 'console'] as const;

/**
 * Builds the web apps once for all tests in a browser and tells them where by `TEST_PAGES_DIR`: two files that build into
 * one folder at once would empty it under each other's browser. Pages that are already named there are used as they are.
 */
export async function setup(): Promise<() => void> {
  if (process.env['TEST_PAGES_DIR']) return () => {};
  await Promise.all(apps.map(buildWebApp));
  const dir = mkdtempSync(join(tmpdir(), 'countersign-pages-'));
  for (const app of apps) cpSync(join(repositoryDir, 'apps', app, 'dist'), join(dir, app), { recursive: true });
  process.env['TEST_PAGES_DIR'] = dir;
  return () => {
    delete process.env['TEST_PAGES_DIR'];
    rmSync(dir, { recursive: true, force: true });
  };
}

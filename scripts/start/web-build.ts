import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { repositoryDir } from '../repository.ts';

export type WebApp = 'portal' | 'console';

const compressible = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest']);
const bytesMin = 1_024;
const brotliQuality = 9;
/** What the web apps are made of besides their own folder. */
const sharedSources = ['packages/ui', 'packages/contracts', 'packages/domain', 'packages/locales', 'pnpm-lock.yaml'];

/** Builds a web app when its sources differ from what was built last. Says whether there was something to do. */
export async function buildWebApp(app: WebApp): Promise<'built' | 'unchanged'> {
  const appDir = join(repositoryDir, 'apps', app);
  const stampFile = join(repositoryDir, '.countersign', 'web-builds', app);
  const hash = sourceHash([join('apps', app), ...sharedSources]);
  const isBuilt = existsSync(join(appDir, 'dist', 'index.html'));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return 'unchanged';
  await vite(appDir);
  await compress(join(appDir, 'dist'));
  mkdirSync(join(stampFile, '..'), { recursive: true });
  writeFileSync(stampFile, hash);
  return 'built';
}

function vite(appDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(repositoryDir, 'node_modules', '.bin', 'vite'), ['build', '--logLevel', 'warn'], {
      cwd: appDir,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stdout.on('data', (chunk) => said.push(String(chunk)));
    child.stderr.on('data', (chunk) => said.push(String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`vite build of ${appDir} failed with code ${code}:\n${said.join('')}`));
    });
  });
}

async function compress(distDir: string): Promise<void> {
  for (const file of filesBelow(distDir)) {
    if (!compressible.has(extname(file))) continue;
    const body = readFileSync(file);
    if (body.length < bytesMin) continue;
    const [zipped, brotli] = await Promise.all([
      promisify(gzip)(body, { level: 9 }),
      promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
    ]);
    writeFileSync(`${file}.gz`, zipped);
    writeFileSync(`${file}.br`, brotli);
  }
}

function sourceHash(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const whole = join(repositoryDir, path);
    for (const file of statSync(whole).isDirectory() ? filesBelow(whole) : [whole]) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

// Plain JavaScript, because the Node that starts this may be too old for TypeScript. It installs what is missing and
// hands over to the Node 24 that the installation brought.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pnpm = 'pnpm@12.21.0';
const nodeMajorMin = 20;
const nodeMinForTypeScript = [22, 18];
const isWindows = process.platform === 'win32';

/** @type {Record<string, string[]>} */
const entries = {
  start: ['scripts/start.ts'],
  test: ['scripts/test.ts'],
  verify: ['scripts/verify.ts'],
  format: ['scripts/format.ts'],
  bench: ['scripts/bench.ts'],
  'audit:verify': ['scripts/audit-verify.ts'],
  'books:check': ['scripts/books-check.ts'],
  'cases:rehydrate': ['scripts/cases-rehydrate.ts'],
  'config:example': ['scripts/config-example.ts'],
};

const repositoryDir = dirname(dirname(fileURLToPath(import.meta.url)));
const modulesDir = join(repositoryDir, 'node_modules');
const lockFile = join(repositoryDir, 'pnpm-lock.yaml');
const stampFile = join(modulesDir, '.countersign-lock');

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function isInstalled() {
  const modulesFile = join(modulesDir, '.modules.yaml');
  if (!existsSync(modulesFile)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash()) return true;
  return statSync(modulesFile).mtimeMs >= statSync(lockFile).mtimeMs;
}

function install() {
  const startedAt = Date.now();
  process.stderr.write('Installing dependencies (the first time takes about 20 seconds) ...\n');
  const args = ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const installed = spawnSync('npx', args, {
    cwd: repositoryDir,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: isWindows,
    env: { ...process.env, CI: 'true' },
  });
  if (installed.error)
    fail(`npx could not be started: ${installed.error.message}. npm comes with Node; is it on the PATH?`);
  if (installed.status !== 0) fail(`The installation failed (npx ${args.join(' ')}). Its output above says why.`);
  writeFileSync(stampFile, lockHash());
  process.stderr.write(`Dependencies installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

/** @returns {string} */
function nodeForTypeScript() {
  const installed = join(modulesDir, '.bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(installed)) return installed;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [majorMin, minorMin] = nodeMinForTypeScript;
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return process.execPath;
  return fail(
    `There is no Node 24 in npm for ${process.platform}-${process.arch}. Install Node >= ${nodeMinForTypeScript.join('.')}; this is ${process.version}.`,
  );
}

const [verb, ...args] = process.argv.slice(2);
const entry = entries[verb];
if (entry === undefined) fail(`Usage: node scripts/run.mjs <${Object.keys(entries).join(' | ')}>`);
if (Number(process.versions.node.split('.')[0]) < nodeMajorMin)
  fail(`Needs Node >= ${nodeMajorMin}; this is ${process.version}.`);
if (!isInstalled()) install();

const child = spawn(nodeForTypeScript(), [...entry, ...args], {
  cwd: repositoryDir,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(modulesDir, '.bin')}${delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (err) => fail(`${verb} could not be started: ${err.message}`));
child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)));

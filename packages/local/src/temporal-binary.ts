import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The release that everything is tried with. Another one would need a new store. */
export const temporalCliVersion = 'v1.5.1';
export const temporalServerVersion = '1.29.1';

type Progress = (line: string) => void;

const goMinorMin = 25;
const probeDeadlineMs = 5_000;
const downloadDeadlineMs = 180_000;
const goInstallDeadlineMs = 30 * 60_000;
const progressEveryMs = 5_000;
const binaryName = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/**
 * A `temporal` program of the right version: from the PATH, from the user's cache, downloaded from its maker, or
 * built from its maker's module by Go. Whatever takes long says what it is doing.
 */
export async function temporalBinary(progress: Progress): Promise<string> {
  for (const dir of (process.env['PATH'] ?? '').split(delimiter)) {
    if (dir !== '' && isRightVersion(join(dir, binaryName), progress)) return join(dir, binaryName);
  }
  const cacheDir = join(userCacheDir(), 'countersign', 'bin');
  const cached = join(cacheDir, binaryName);
  if (isRightVersion(cached, progress)) return cached;
  mkdirSync(cacheDir, { recursive: true });
  const refusals: string[] = [];
  for (const obtain of [downloaded, built]) {
    try {
      const path = await obtain(cacheDir, progress);
      if (isRightVersion(path, progress)) {
        renameSync(path, cached);
        return cached;
      }
      refusals.push(`${obtain.name}: ${path} is not server ${temporalServerVersion}`);
    } catch (err) {
      refusals.push(`${obtain.name}: ${err instanceof Error ? err.message : String(err)}`);
      progress(refusals.at(-1) ?? '');
    } finally {
      rmSync(workDir(cacheDir), { recursive: true, force: true });
    }
  }
  throw new Error(
    `No Temporal server ${temporalServerVersion} could be had:\n  ${refusals.join('\n  ')}\n` +
      `Set TEMPORAL_ADDRESS to a running server, put the temporal CLI ${temporalCliVersion} on the PATH, or install Go >= 1.${goMinorMin}.`,
  );
}

/** The folder for caches of the user who runs this: XDG_CACHE_HOME, else `.cache` at home. */
export function userCacheDir(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const configured = environment['XDG_CACHE_HOME'];
  if (configured) return configured;
  return join(homedir() || userInfo().homedir, '.cache');
}

function isRightVersion(path: string, progress: Progress): boolean {
  if (!existsSync(path)) return false;
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (asked.stdout?.includes(`Server ${temporalServerVersion}`)) return true;
  progress(`${path} is not server ${temporalServerVersion}: ${String(asked.stdout ?? asked.error).trim()}`);
  return false;
}

async function downloaded(cacheDir: string, progress: Progress): Promise<string> {
  const address = `https://temporal.download/cli/archive/${temporalCliVersion}`;
  progress(`asking ${new URL(address).host} for Temporal ${temporalCliVersion}`);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  try {
    await fetch(`${address}?platform=${platform}&arch=${arch}&format=tar.gz`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(probeDeadlineMs),
    });
  } catch (err) {
    const cause = err instanceof Error && err.cause instanceof Error ? err.cause : err;
    throw new Error(`no answer (${cause instanceof Error ? cause.message : String(cause)})`);
  }
  const dir = workDir(cacheDir);
  mkdirSync(dir, { recursive: true });
  await runWithProgress({
    command: process.execPath,
    args: [fileURLToPath(new URL('./temporal-download.internal.ts', import.meta.url)), dir, temporalCliVersion],
    environment: process.env,
    deadlineMs: downloadDeadlineMs,
    says: () => `downloading Temporal ${temporalCliVersion}`,
    progress,
  });
  const file = readdirSync(dir).find((name) => name.startsWith('temporal'));
  if (file === undefined) throw new Error('the download left no program');
  return join(dir, file);
}

async function built(cacheDir: string, progress: Progress): Promise<string> {
  const version = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const minor = Number(/go1\.(\d+)/.exec(version.stdout ?? '')?.[1] ?? 0);
  if (minor < goMinorMin)
    throw new Error(`needs Go >= 1.${goMinorMin} (${version.stdout?.trim() || 'none is installed'})`);
  const dir = workDir(cacheDir);
  mkdirSync(dir, { recursive: true });
  const home = homedir() ? {} : { GOPATH: join(userCacheDir(), 'go'), GOCACHE: join(userCacheDir(), 'go-build') };
  let packages = 0;
  await runWithProgress({
    command: 'go',
    args: ['install', '-v', '-ldflags=-s -w', `github.com/temporalio/cli/cmd/temporal@${temporalCliVersion}`],
    environment: { ...process.env, ...home, GOBIN: dir },
    deadlineMs: goInstallDeadlineMs,
    onLine: (line) => {
      if (!line.startsWith('go: downloading')) packages += 1;
    },
    says: () =>
      packages === 0
        ? `building Temporal ${temporalCliVersion} with Go, about 3 minutes: fetching modules`
        : `building Temporal ${temporalCliVersion} with Go, about 3 minutes: ${packages} packages built`,
    progress,
  });
  return join(dir, binaryName);
}

/** Of this process alone, so that two first starts at once do not meet. */
function workDir(cacheDir: string): string {
  return join(cacheDir, `making-${process.pid}`);
}

type LongRun = {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly deadlineMs: number;
  readonly says: () => string;
  readonly onLine?: (line: string) => void;
  readonly progress: Progress;
};

function runWithProgress(run: LongRun): Promise<void> {
  const startedAt = performance.now();
  const say = () => run.progress(`${run.says()} (${Math.round((performance.now() - startedAt) / 1000)} s)`);
  say();
  return new Promise((resolve, reject) => {
    const child = spawn(run.command, run.args, {
      env: run.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: run.deadlineMs,
      killSignal: 'SIGKILL',
    });
    const ticking = setInterval(say, progressEveryMs);
    const lines: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\n').filter((part) => part !== '')) {
        lines.push(line);
        run.onLine?.(line);
      }
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearInterval(ticking);
      if (code === 0) resolve();
      else reject(new Error(`${run.command} ended with ${signal ?? code}: ${lines.slice(-5).join('\n')}`));
    });
  });
}

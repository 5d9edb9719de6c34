import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from './ports.ts';
import {
  isReachableByNobody,
  type PostgresBinaries,
  postgresBinaries,
  type RunAs,
} from './postgres-binaries.internal.ts';
import {
  AlreadyRunningError,
  commandOf,
  hasProcessIn,
  isAlive,
  isLauncherAlive,
  lastLines,
  readServerRecord,
  removeServerRecord,
  stopPid,
  waitUntil,
  writeServerRecord,
} from './processes.internal.ts';

export type LocalPostgres = {
  /** The migrator's connection string; it holds a password made for this cluster. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** False when the data was there before. */
  readonly isNew: boolean;
  stop(): Promise<void>;
  /** Resolves when the server ends, whoever ended it. */
  readonly exited: Promise<void>;
};

export type PostgresOptions = {
  /** The cluster, its password and its log are kept here. */
  readonly dataDir: string;
  readonly port?: number;
  /** Gives up durability for speed: for data that is thrown away. */
  readonly isThrowaway?: boolean;
  readonly maxConnections?: number;
  readonly runAs?: RunAs;
  readonly progress?: (line: string) => void;
};

const portDefault = 5499;
const stopDeadlineMs = 15_000;
const readyDeadlineMs = 30_000;
const startTriesMax = 5;
const user = 'countersign';
const database = 'countersign';
const throwawaySettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB'];

/**
 * Starts the embedded PostgreSQL on its data folder, or makes the cluster first. A server that a killed run left
 * behind on the same folder is stopped; a server of a run that is still there is an {@link AlreadyRunningError}.
 */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const binaries = postgresBinaries(options.runAs);
  const clusterDir = join(dataDir, 'cluster');
  const recordFile = join(dataDir, 'server.json');
  if (binaries.runAs === 'nobody' && !isReachableByNobody(dataDir)) {
    throw new Error(
      `PostgreSQL cannot run as root, and no other user may enter ${dataDir}. Start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  await stopLeftover({ dataDir, clusterDir, recordFile, progress: options.progress });
  const isNew = !existsSync(clusterDir);
  if (isNew) await createCluster({ dataDir, clusterDir, binaries });
  binaries.own(clusterDir);

  let port = await freePort(options.port ?? portDefault);
  for (let attempt = 1; ; attempt += 1) {
    const started = await launch({ options, clusterDir, dataDir, port, binaries });
    if (started !== undefined) {
      writeServerRecord(recordFile, started.pid);
      const password = readFileSync(join(dataDir, 'password'), 'utf8').trim();
      return {
        url: `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
        port,
        pid: started.pid,
        isNew,
        exited: started.exited,
        stop: async () => {
          await stopPid({ pid: started.pid, signal: 'SIGINT', deadlineMs: stopDeadlineMs });
          await started.exited;
          removeServerRecord(recordFile);
        },
      };
    }
    if (attempt === startTriesMax) {
      throw new Error(
        `PostgreSQL did not start. Its log: ${join(dataDir, 'postgres.log')}\n${lastLines(join(dataDir, 'postgres.log'))}`,
      );
    }
    port = await freePort(port + 1);
  }
}

type Launch = {
  readonly options: PostgresOptions;
  readonly clusterDir: string;
  readonly dataDir: string;
  readonly port: number;
  readonly binaries: PostgresBinaries;
};

async function launch(launched: Launch): Promise<{ pid: number; exited: Promise<void> } | undefined> {
  const settings = [
    'timezone=UTC',
    'log_timezone=UTC',
    `max_connections=${launched.options.maxConnections ?? 200}`,
    ...(launched.options.isThrowaway ? throwawaySettings : []),
  ].flatMap((setting) => ['-c', setting]);
  const log = openSync(join(launched.dataDir, 'postgres.log'), 'a', 0o600);
  const args = ['-D', launched.clusterDir, '-h', '127.0.0.1', '-p', String(launched.port), '-k', '', ...settings];
  const child = launched.binaries.spawn('postgres', args, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  let hasExited = false;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      hasExited = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const isReady = () =>
    postmaster(launched.clusterDir)?.status === 'ready' && postmaster(launched.clusterDir)?.pid === child.pid;
  await waitUntil(() => hasExited || isReady(), readyDeadlineMs);
  if (child.pid === undefined || hasExited) return undefined;
  if (isReady()) return { pid: child.pid, exited };
  await stopPid({ pid: child.pid, signal: 'SIGQUIT', deadlineMs: stopDeadlineMs });
  return undefined;
}

/** Made aside and renamed, so that a run killed half way leaves no broken cluster. */
async function createCluster(made: { dataDir: string; clusterDir: string; binaries: PostgresBinaries }): Promise<void> {
  const workDir = join(made.dataDir, 'making');
  const newDir = join(workDir, 'cluster');
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(workDir, { mode: 0o755 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(workDir, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  made.binaries.own(workDir);
  made.binaries.own(passwordFile);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['-D', newDir, '-U', user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale, '--no-sync'];
  await finished({ binaries: made.binaries, program: 'initdb', args });
  await finished({
    binaries: made.binaries,
    program: 'postgres',
    args: ['--single', '-D', newDir, 'postgres'],
    input: `CREATE DATABASE ${database};\n`,
  });
  writeFileSync(join(made.dataDir, 'password'), password, { mode: 0o600 });
  renameSync(newDir, made.clusterDir);
  rmSync(workDir, { recursive: true, force: true });
}

function finished(run: {
  binaries: PostgresBinaries;
  program: 'initdb' | 'postgres';
  args: readonly string[];
  input?: string;
}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = run.binaries.spawn(run.program, run.args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const output: string[] = [];
    child.stdout?.on('data', (chunk) => output.push(String(chunk)));
    child.stderr?.on('data', (chunk) => output.push(String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${run.program} failed with code ${code}:\n${output.join('').slice(-2_000)}`));
    });
    child.stdin?.end(run.input ?? '');
  });
}

async function stopLeftover(found: {
  dataDir: string;
  clusterDir: string;
  recordFile: string;
  progress: PostgresOptions['progress'];
}): Promise<void> {
  const record = readServerRecord(found.recordFile);
  const running = postmaster(found.clusterDir);
  if (running === undefined) return;
  const command = isAlive(running.pid) ? (commandOf(running.pid) ?? '') : '';
  if (command.includes('postgres') && command.includes(found.clusterDir)) {
    if (record !== undefined && isLauncherAlive(record))
      throw new AlreadyRunningError(found.dataDir, record.launcherPid);
    found.progress?.(`stopping PostgreSQL ${running.pid}, left behind by an earlier run`);
    await stopPid({ pid: running.pid, signal: 'SIGINT', deadlineMs: stopDeadlineMs });
    return;
  }
  // The server was killed. Its number may belong to another program by now, or to a dead process that nobody waits for;
  // PostgreSQL would take either for a running server. Its sessions notice the death and end; two servers on one
  // cluster would destroy it, so they are waited for.
  if (!(await waitUntil(() => !hasProcessIn(found.clusterDir), stopDeadlineMs))) {
    throw new Error(`Processes of a killed PostgreSQL still use ${found.clusterDir}. End them and start again.`);
  }
  rmSync(join(found.clusterDir, 'postmaster.pid'), { force: true });
}

/** The lines of `postmaster.pid` that matter: the first is the process, the eighth its state. */
function postmaster(clusterDir: string): { readonly pid: number; readonly status: string } | undefined {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

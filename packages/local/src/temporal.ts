import { type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { anyFreePort, freePort } from './ports.ts';
import {
  AlreadyRunningError,
  commandOf,
  isAlive,
  isLauncherAlive,
  lastLines,
  readServerRecord,
  removeServerRecord,
  stopPid,
  waitUntil,
  writeServerRecord,
} from './processes.internal.ts';
import { temporalBinary, temporalServerVersion } from './temporal-binary.ts';
import { prepareNamespace, type SearchAttributeKind } from './temporal-namespace.ts';
import { canUseNamespace, hasNamedUser, spawnInNamespace } from './user-namespace.internal.ts';

export type LocalTemporal = {
  readonly address: string;
  /** Absent where the user interface was not asked for. */
  readonly uiUrl: string | undefined;
  readonly pid: number;
  /** True when the store was empty: open cases of an older database need to be rehydrated. */
  readonly isNew: boolean;
  stop(): Promise<void>;
  /** Resolves when the server ends, whoever ended it. */
  readonly exited: Promise<void>;
};

export type TemporalOptions = {
  /** The store and the log are kept here. */
  readonly dataDir: string;
  readonly port?: number;
  readonly uiPort?: number;
  readonly hasUi?: boolean;
  readonly namespace?: string;
  readonly retentionDays?: number;
  readonly searchAttributes?: Readonly<Record<string, SearchAttributeKind>>;
  readonly progress?: (line: string) => void;
};

const portDefault = 7233;
const uiPortDefault = 8233;
const retentionDaysDefault = 30;
const readyDeadlineMs = 60_000;
const stopDeadlineMs = 10_000;
const startTriesMax = 5;

/**
 * Starts a Temporal server on its data folder, keeps closed workflows for 30 days and registers the search attributes.
 * A server that a killed run left behind on the same folder is stopped first.
 */
export async function startTemporal(options: TemporalOptions): Promise<LocalTemporal> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const binary = await temporalBinary(options.progress ?? (() => {}));
  // The schema of a store is never migrated, so each server version has a store of its own.
  const storeFile = join(dataDir, `store-${temporalServerVersion}.db`);
  const recordFile = join(dataDir, 'server.json');
  await stopLeftover({ dataDir, storeFile, recordFile, progress: options.progress });
  const isNew = !existsSync(storeFile);
  const namespace = options.namespace ?? 'default';

  let port = await freePort(options.port ?? portDefault);
  for (let attempt = 1; ; attempt += 1) {
    const uiPort = options.hasUi ? await freePortBut(options.uiPort ?? uiPortDefault, port) : undefined;
    const started = await launch({ binary, dataDir, storeFile, port, uiPort, namespace });
    if (started !== undefined) {
      writeServerRecord(recordFile, started.pid);
      const address = `127.0.0.1:${port}`;
      const stop = async () => {
        await stopPid({ pid: started.pid, signal: 'SIGTERM', deadlineMs: stopDeadlineMs });
        await started.exited;
        removeServerRecord(recordFile);
      };
      try {
        await prepareNamespace({
          address,
          namespace,
          retentionDays: options.retentionDays ?? retentionDaysDefault,
          searchAttributes: options.searchAttributes ?? {},
        });
      } catch (err) {
        await stop();
        throw err;
      }
      const uiUrl = uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`;
      return { address, uiUrl, pid: started.pid, isNew, exited: started.exited, stop };
    }
    if (attempt === startTriesMax) {
      const log = join(dataDir, 'temporal.log');
      throw new Error(`Temporal did not start. Its log: ${log}\n${lastLines(log)}`);
    }
    port = await freePort(port + 1);
  }
}

type Launch = {
  readonly binary: string;
  readonly dataDir: string;
  readonly storeFile: string;
  readonly port: number;
  readonly uiPort: number | undefined;
  readonly namespace: string;
};

async function launch(launched: Launch): Promise<{ pid: number; exited: Promise<void> } | undefined> {
  const [httpPort, metricsPort] = [await anyFreePort(), await anyFreePort()];
  const ports = [
    '--port',
    String(launched.port),
    '--http-port',
    String(httpPort),
    '--metrics-port',
    String(metricsPort),
  ];
  const ui =
    launched.uiPort === undefined ? ['--headless'] : ['--ui-port', String(launched.uiPort), '--ui-ip', '127.0.0.1'];
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--db-filename',
    launched.storeFile,
    '--namespace',
    launched.namespace,
    '--log-level',
    'warn',
    ...ports,
    ...ui,
  ];
  const log = openSync(join(launched.dataDir, 'temporal.log'), 'a', 0o600);
  const stdio = { stdio: ['ignore', log, log], detached: true } satisfies SpawnOptions;
  const isInNamespace = !hasNamedUser() && canUseNamespace();
  const child = isInNamespace ? spawnInNamespace(launched.binary, args, stdio) : spawn(launched.binary, args, stdio);
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
  const isReady = await waitUntil(async () => hasExited || (await answers(launched.port)), readyDeadlineMs);
  if (child.pid === undefined || hasExited) return undefined;
  if (isReady) return { pid: child.pid, exited };
  await stopPid({ pid: child.pid, signal: 'SIGTERM', deadlineMs: stopDeadlineMs });
  return undefined;
}

async function answers(port: number): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 1_000 });
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

async function freePortBut(preferred: number, taken: number): Promise<number> {
  const port = await freePort(preferred);
  return port === taken ? freePort(port + 1) : port;
}

async function stopLeftover(found: {
  dataDir: string;
  storeFile: string;
  recordFile: string;
  progress: TemporalOptions['progress'];
}): Promise<void> {
  const record = readServerRecord(found.recordFile);
  if (record === undefined || !isAlive(record.serverPid)) return;
  if (!(commandOf(record.serverPid) ?? '').includes(found.storeFile)) return;
  if (isLauncherAlive(record)) throw new AlreadyRunningError(found.dataDir, record.launcherPid);
  found.progress?.(`stopping Temporal ${record.serverPid}, left behind by an earlier run`);
  await stopPid({ pid: record.serverPid, signal: 'SIGTERM', deadlineMs: stopDeadlineMs });
}

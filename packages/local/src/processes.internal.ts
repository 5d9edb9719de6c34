import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 20;
const linesShown = 15;
const lineLengthMax = 400;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (err) {
    return (err as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, so that a number written down earlier is not taken for another program. */
export function commandOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return undefined;
    }
  }
  const listed = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return listed.status === 0 ? listed.stdout : undefined;
}

/** Whether a process works in this folder. Known on Linux only; elsewhere the answer is no. */
export function hasProcessIn(dir: string): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingDirOf(name) === dir);
}

function workingDirOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Asks a process to end, waits, and ends it by force when it does not. */
export async function stopPid(options: {
  readonly pid: number;
  readonly signal: NodeJS.Signals;
  readonly deadlineMs: number;
}): Promise<void> {
  if (!isAlive(options.pid)) return;
  process.kill(options.pid, options.signal);
  if (await waitUntil(() => !isAlive(options.pid), options.deadlineMs)) return;
  process.kill(options.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(options.pid), options.deadlineMs);
}

export async function waitUntil(isTrue: () => boolean | Promise<boolean>, deadlineMs: number): Promise<boolean> {
  const endsAt = performance.now() + deadlineMs;
  while (!(await isTrue())) {
    if (performance.now() > endsAt) return false;
    await delay(pollMs);
  }
  return true;
}

/** Who started a server and which process it is, beside the server's data. */
export type ServerRecord = {
  readonly launcherPid: number;
  readonly launcherCommand: string;
  readonly serverPid: number;
  readonly serverCommand: string;
};

export class AlreadyRunningError extends Error {
  constructor(dataDir: string, launcherPid: number) {
    super(`The data in ${dataDir} is in use by process ${launcherPid}. Stop it first, or use another folder.`);
    this.name = 'AlreadyRunningError';
  }
}

export function writeServerRecord(file: string, serverPid: number): void {
  const record: ServerRecord = {
    launcherPid: process.pid,
    launcherCommand: commandOf(process.pid) ?? '',
    serverPid,
    serverCommand: commandOf(serverPid) ?? '',
  };
  writeFileSync(file, JSON.stringify(record));
}

export function readServerRecord(file: string): ServerRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ServerRecord;
  } catch {
    return undefined;
  }
}

export function removeServerRecord(file: string): void {
  try {
    unlinkSync(file);
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'ENOENT') throw err;
  }
}

/** True when another process that is still there started the server. */
export function isLauncherAlive(record: ServerRecord): boolean {
  if (record.launcherPid === process.pid) return false;
  return isAlive(record.launcherPid) && commandOf(record.launcherPid) === record.launcherCommand;
}

/** What a server wrote last, cut to what a person reads. */
export function lastLines(file: string): string {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-linesShown)
    .map((line) => (line.length > lineLengthMax ? `${line.slice(0, lineLengthMax)}...` : line))
    .join('\n');
}

/** A process that ended but was not waited for yet still answers signal 0. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/, ''));
  } catch {
    return false;
  }
}

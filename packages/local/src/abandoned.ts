import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlreadyRunningError,
  commandOf,
  isAlive,
  isLauncherAlive,
  readServerRecord,
  removeServerRecord,
  stopPid,
} from './processes.internal.ts';

const stopDeadlineMs = 15_000;
const throwawayDir = /^test-(\d+)$/;

/** The folder for data that lives as long as this process. */
export function throwawayDataDir(parentDir: string): string {
  return join(parentDir, `test-${process.pid}`);
}

/** Stops the servers and removes the data of earlier test runs that were killed before they could do it. */
export async function removeAbandoned(parentDir: string): Promise<void> {
  if (!existsSync(parentDir)) return;
  for (const name of readdirSync(parentDir)) {
    const pid = Number(throwawayDir.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid || isAlive(pid)) continue;
    await stopServersOf(join(parentDir, name));
    rmSync(join(parentDir, name), { recursive: true, force: true });
  }
}

/**
 * Stops every process that an earlier run recorded below the folder and that is still the same program. Throws an
 * {@link AlreadyRunningError} when that run is still there.
 */
export async function stopServersOf(dataDir: string, progress?: (line: string) => void): Promise<void> {
  if (!existsSync(dataDir)) return;
  for (const name of readdirSync(dataDir)) {
    const recordFile = join(dataDir, name, 'server.json');
    const record = readServerRecord(recordFile);
    if (record === undefined) continue;
    if (isLauncherAlive(record)) throw new AlreadyRunningError(dataDir, record.launcherPid);
    if (isAlive(record.serverPid) && commandOf(record.serverPid) === record.serverCommand) {
      progress?.(`stopping ${name} (process ${record.serverPid}), left behind by an earlier run`);
      await stopPid({
        pid: record.serverPid,
        signal: name === 'postgres' ? 'SIGINT' : 'SIGTERM',
        deadlineMs: stopDeadlineMs,
      });
    }
    removeServerRecord(recordFile);
  }
}

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive, readServerRecord, stopPid } from './processes.internal.ts';

const stopDeadlineMs = 10_000;
const throwawayDir = /^test-(\d+)$/;
const serverDirs = ['postgres', 'temporal'];

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
    const dir = join(parentDir, name);
    for (const serverDir of serverDirs) {
      const record = readServerRecord(join(dir, serverDir, 'server.json'));
      if (record === undefined || !(commandOf(record.serverPid) ?? '').includes(dir)) continue;
      await stopPid({ pid: record.serverPid, signal: 'SIGINT', deadlineMs: stopDeadlineMs });
    }
    rmSync(dir, { recursive: true, force: true });
  }
}

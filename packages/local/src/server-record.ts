import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLauncherAlive, readServerRecord, removeServerRecord, writeServerRecord } from './processes.internal.ts';

/**
 * Remembers a process of this run in a folder of its own below the data, so that the next run can stop it should this
 * one be killed.
 */
export function recordServer(options: {
  readonly dataDir: string;
  readonly name: string;
  readonly pid: number;
}): () => void {
  const dir = join(options.dataDir, options.name);
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'server.json');
  writeServerRecord(file, options.pid);
  return () => removeServerRecord(file);
}

/** True while the run that recorded this server is there. */
export function isRunRecorded(options: { readonly dataDir: string; readonly name: string }): boolean {
  const record = readServerRecord(join(options.dataDir, options.name, 'server.json'));
  return record !== undefined && isLauncherAlive(record);
}

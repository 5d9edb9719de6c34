import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { FileStore } from '@countersign/ports/file-store/port';
import type { DiskConfig } from './config.ts';

/** Files in a folder. A file appears whole or not at all: it is written beside, synced and renamed. */
export function diskFileStore(config: DiskConfig): FileStore {
  const root = resolve(config.folder);
  return {
    async put(key, content) {
      const path = pathOf(root, key);
      const kept = await readOrNull(path);
      if (kept) {
        if (!kept.equals(content)) throw new Error(`The key ${key} holds another content.`);
        return;
      }
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    },
    get: (key) => readOrNull(pathOf(root, key)),
    remove: (key) => rm(pathOf(root, key), { force: true }),
  };
}

/** Refuses a key that would lead out of the folder. */
function pathOf(root: string, key: string): string {
  const path = join(root, key);
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(key) || !path.startsWith(root + sep)) throw new Error('not a key of a file store');
  return path;
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
